using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram.Methods;

/// <summary>sendMessage and sendChatAction.</summary>
internal sealed class SendMethods(World world, ChatAccess access, FloodControl flood)
{
    private static readonly string[] Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    /// <summary>Posts a text.</summary>
    public JsonNode SendMessage(ApiCall call)
    {
        call.Refuse("business_connection_id", "direct_messages_topic_id", "message_effect_id", "suggested_post_parameters");
        var chat = access.Writable(call);
        var (text, entities) = MessageText.Read(call);
        var markup = call.Object("reply_markup");
        var buttons = MarkupReader.Buttons(markup);
        var placeholder = MarkupReader.Placeholder(markup);
        MayPost(chat);
        if (chat.Kind is ChatKind.Channel && markup is not null && buttons.Count == 0) throw ApiRefusal.Bad("only inline keyboards are allowed in channels");
        var replied = Replied(chat, call.Object("reply_parameters"));
        var topic = Topic(chat, call, replied);
        flood.Take(chat);

        var message = new TelegramMessage
        {
            ChatId = chat.Id,
            Id = world.NextMessageId(chat),
            From = chat.Kind is ChatKind.Channel ? null : world.Bot,
            IsInNameOfChat = chat.Kind is ChatKind.Channel,
            IsByBot = true,
            SentAt = world.Now,
            Text = text,
            Entities = entities,
            ReplyTo = replied?.Id,
            Topic = topic,
            Buttons = buttons,
            ForcesReply = MarkupReader.ForcesReply(markup),
            Placeholder = placeholder,
            IsUneditable = markup is not null && !markup.ContainsKey("inline_keyboard"),
            HidesPreview = MessageText.HidesPreview(call),
            IsSilent = call.Truth("disable_notification"),
            IsProtected = call.Truth("protect_content"),
        };
        world.Sent.Add((chat.Id, message.Id));
        chat.Put(message);
        return Wire.Message(world, chat, message);
    }

    /// <summary>Shows that the bot is busy.</summary>
    public JsonNode SendChatAction(ApiCall call)
    {
        call.Refuse("business_connection_id");
        access.Writable(call);
        return Actions.Contains(call.Text("action"), StringComparer.Ordinal) ? true : throw ApiRefusal.Bad("wrong parameter action in request");
    }

    private void MayPost(TelegramChat chat)
    {
        var bot = chat.MemberOf(world.Bot);
        if (chat.Kind is ChatKind.Channel && !bot.HasRight("can_post_messages")) throw ApiRefusal.Bad("need administrator rights in the channel chat");
        if (!bot.MayPost) throw ApiRefusal.Bad("not enough rights to send text messages to the chat");
    }

    private static TelegramMessage? Replied(TelegramChat chat, JsonObject? reply)
    {
        if (reply is null) return null;
        if (reply.ContainsKey("chat_id") || reply.ContainsKey("quote")) throw ApiRefusal.Bad("replies to other chats and quotes are not served by the stand-in");
        if (chat.Find(reply["message_id"]?.GetValue<long>() ?? 0) is { DeletedAt: null } found) return found;
        return reply["allow_sending_without_reply"]?.GetValue<bool>() is true ? null : throw ApiRefusal.Bad("message to be replied not found");
    }

    private long? Topic(TelegramChat chat, ApiCall call, TelegramMessage? replied)
    {
        var id = call.Number("message_thread_id") ?? replied?.Topic;
        if (id is null) return null;
        var topic = chat.Topics.FirstOrDefault(each => each.Id == id) ?? throw ApiRefusal.Bad("message thread not found");
        return topic.IsClosed && !chat.MemberOf(world.Bot).HasRight("can_manage_topics") ? throw ApiRefusal.Bad("TOPIC_CLOSED") : topic.Id;
    }
}
