using System.Globalization;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Finds the chat of a call and says whether the bot may do something there.</summary>
internal sealed class ChatAccess(World world)
{
    /// <summary>The chat that <c>chat_id</c> names.</summary>
    /// <exception cref="ApiRefusal">There is none.</exception>
    public TelegramChat Chat(ApiCall call)
    {
        var given = call.Parameters["chat_id"] ?? throw ApiRefusal.Bad("chat_id is empty");
        var text = given.GetValueKind() is System.Text.Json.JsonValueKind.String ? given.GetValue<string>() : null;
        var id = text is null ? given.GetValue<long>() : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        if (world.Chats.TryGetValue(id, out var chat)) return chat;
        return world.Users.TryGetValue(id, out var user) && !user.IsBot ? world.PrivateChat(user) : throw ApiRefusal.Bad("chat not found");
    }

    /// <summary>A chat that can be read.</summary>
    public TelegramChat Readable(ApiCall call)
    {
        var chat = Chat(call);
        if (chat.Kind is ChatKind.Private)
        {
            if (!world.Started.Contains(chat.Id)) throw ApiRefusal.Bad("chat not found");
            return chat;
        }

        var bot = chat.MemberOf(world.Bot);
        var kind = chat.Kind.ToString().ToLowerInvariant();
        if (bot.Status is MemberStatus.Kicked) throw ApiRefusal.Forbidden($"bot was kicked from the {kind} chat");
        return bot.IsIn ? chat : throw ApiRefusal.Forbidden($"bot is not a member of the {kind} chat");
    }

    /// <summary>A chat that can be written to.</summary>
    public TelegramChat Writable(ApiCall call)
    {
        var chat = Chat(call);
        if (chat.MigratedTo is { } successor) throw new ApiRefusal(400, "Bad Request: group chat was upgraded to a supergroup chat") { MigrateTo = successor.Id };
        if (chat.Kind is not ChatKind.Private) return Readable(call);
        if (world.Deactivated.Contains(chat.Id)) throw ApiRefusal.Forbidden("user is deactivated");
        if (!world.Started.Contains(chat.Id)) throw ApiRefusal.Forbidden("bot can't initiate conversation with a user");
        return world.Blocked.Contains(chat.Id) ? throw ApiRefusal.Forbidden("bot was blocked by the user") : chat;
    }

    /// <summary>Refuses when the bot lacks a right of administrators.</summary>
    public void Need(TelegramChat chat, string right, string otherwise)
    {
        if (!chat.MemberOf(world.Bot).HasRight(right)) throw ApiRefusal.Bad(otherwise);
    }
}
