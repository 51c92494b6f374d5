using System.Globalization;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>How things look in the Bot API.</summary>
internal static class Wire
{
    /// <summary>A number as text.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A user.</summary>
    public static JsonObject User(TelegramUser user)
    {
        var json = new JsonObject { ["id"] = user.Id, ["is_bot"] = user.IsBot, ["first_name"] = user.FirstName };
        if (user.UserName is not null) json["username"] = user.UserName;
        if (user.LanguageCode is not null) json["language_code"] = user.LanguageCode;
        return json;
    }

    /// <summary>A chat.</summary>
    public static JsonObject Chat(World world, TelegramChat chat)
    {
        var json = new JsonObject { ["id"] = chat.Id, ["type"] = Kind(chat.Kind) };
        if (chat.Kind is not ChatKind.Private)
        {
            json["title"] = chat.Title;
            if (chat.IsForum) json["is_forum"] = true;
            return json;
        }

        var user = world.Users[chat.Id];
        json["first_name"] = user.FirstName;
        if (user.UserName is not null) json["username"] = user.UserName;
        return json;
    }

    /// <summary>A message.</summary>
    public static JsonObject Message(World world, TelegramChat chat, TelegramMessage message, bool withReply = true)
    {
        var json = new JsonObject { ["message_id"] = message.Id, ["date"] = message.SentAt.ToUnixTimeSeconds(), ["chat"] = Chat(world, chat) };
        if (message.From is { } from) json["from"] = User(from);
        else if (chat.Kind is not ChatKind.Channel) json["from"] = User(TelegramChat.GroupAnonymousBot);
        if (message.IsInNameOfChat) json["sender_chat"] = Chat(world, chat);
        if (message.EditedAt is { } edited) json["edit_date"] = edited.ToUnixTimeSeconds();
        if (message.Topic is { } topic)
        {
            json["message_thread_id"] = topic;
            json["is_topic_message"] = true;
        }

        if (withReply && message.ReplyTo is { } target && chat.Find(target) is { DeletedAt: null } replied) json["reply_to_message"] = Message(world, chat, replied, withReply: false);
        if (message.IsForward)
            json["forward_origin"] = new JsonObject { ["type"] = "user", ["date"] = message.SentAt.ToUnixTimeSeconds() - 60, ["sender_user"] = User(message.From ?? TelegramChat.GroupAnonymousBot) };
        if (message.AlbumId is { } album) json["media_group_id"] = album;
        if (message.IsProtected) json["has_protected_content"] = true;
        foreach (var (name, value) in message.Service ?? []) json[name] = value?.DeepClone();
        Body(json, message);
        if (message.Buttons.Count > 0) json["reply_markup"] = new JsonObject { ["inline_keyboard"] = Keyboard(message.Buttons) };
        return json;
    }

    /// <summary>A member of a chat.</summary>
    public static JsonObject Member(TelegramMember member)
    {
        var json = new JsonObject { ["status"] = member.Status.ToString().ToLowerInvariant(), ["user"] = User(member.User) };
        switch (member.Status)
        {
            case MemberStatus.Creator:
                json["is_anonymous"] = member.IsAnonymous;
                break;
            case MemberStatus.Administrator:
                json["is_anonymous"] = member.IsAnonymous;
                foreach (var right in ApiFacts.Rights("ChatMemberAdministrator")) json[right] = member.Rights.Contains(right, StringComparer.Ordinal);
                break;
            case MemberStatus.Restricted:
                json["is_member"] = true;
                json["until_date"] = member.Until?.ToUnixTimeSeconds() ?? 0;
                foreach (var right in ApiFacts.Rights("ChatMemberRestricted")) json[right] = member.Permissions.Contains(right, StringComparer.Ordinal);
                break;
            case MemberStatus.Kicked:
                json["until_date"] = member.Until?.ToUnixTimeSeconds() ?? 0;
                break;
            case MemberStatus.Member:
            case MemberStatus.Left:
            default:
                break;
        }

        return json;
    }

    private static string Kind(ChatKind kind) => kind.ToString().ToLowerInvariant();

    private static void Body(JsonObject json, TelegramMessage message)
    {
        var (text, entities) = message.Media is MediaKind.None ? ("text", "entities") : ("caption", "caption_entities");
        if (message.Text.Length > 0) json[text] = message.Text;
        if (message.Entities.Count > 0) json[entities] = new JsonArray([.. message.Entities.Select(Entity)]);
        var file = new JsonObject { ["file_id"] = $"file-{message.Id}", ["file_unique_id"] = $"unique-{message.Id}" };
        switch (message.Media)
        {
            case MediaKind.Photo:
                json["photo"] = new JsonArray(new JsonObject(Copied(file)) { ["width"] = 90, ["height"] = 60 });
                break;
            case MediaKind.Video:
                json["video"] = new JsonObject(Copied(file)) { ["width"] = 90, ["height"] = 60, ["duration"] = 3 };
                break;
            case MediaKind.Voice:
                json["voice"] = new JsonObject(Copied(file)) { ["duration"] = 3 };
                break;
            case MediaKind.Sticker:
                json["sticker"] = new JsonObject(Copied(file)) { ["type"] = "regular", ["width"] = 512, ["height"] = 512, ["is_animated"] = false, ["is_video"] = false };
                break;
            case MediaKind.None:
            default:
                break;
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Copied(JsonObject json) => json.Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()));

    private static JsonObject Entity(TelegramEntity entity)
    {
        var json = new JsonObject { ["type"] = entity.Type, ["offset"] = entity.Offset, ["length"] = entity.Length };
        if (entity.Url is not null) json["url"] = entity.Url;
        return json;
    }

    private static JsonArray Keyboard(IEnumerable<IReadOnlyList<TelegramButton>> rows) => new([.. rows.Select(row => new JsonArray([.. row.Select(Button)]))]);

    private static JsonObject Button(TelegramButton button)
    {
        var json = new JsonObject { ["text"] = button.Text };
        if (button.Data is not null) json["callback_data"] = button.Data;
        if (button.Url is not null) json["url"] = button.Url;
        if (button.Style is not null) json["style"] = button.Style;
        return json;
    }
}
