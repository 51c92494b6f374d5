using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram.Methods;

/// <summary>Changes to what the bot posted, and taking messages away.</summary>
internal sealed class EditMethods(World world, ChatAccess access)
{
    /// <summary>Another text, and the buttons that come with it: none given means none left.</summary>
    public JsonNode EditMessageText(ApiCall call)
    {
        call.Refuse("rich_message");
        var (chat, message) = Editable(call);
        var (text, entities) = MessageText.Read(call);
        var buttons = MarkupReader.Buttons(call.Object("reply_markup"));
        return Edit(chat, message, message with
        {
            Text = text,
            Entities = entities,
            Buttons = buttons,
            HidesPreview = MessageText.HidesPreview(call),
            EarlierTexts = [.. message.EarlierTexts, message.Text],
        });
    }

    /// <summary>Other buttons.</summary>
    public JsonNode EditMessageReplyMarkup(ApiCall call)
    {
        var (chat, message) = Editable(call);
        return Edit(chat, message, message with { Buttons = MarkupReader.Buttons(call.Object("reply_markup")) });
    }

    /// <summary>Takes one message away.</summary>
    public JsonNode DeleteMessage(ApiCall call)
    {
        var chat = access.Writable(call);
        var message = chat.Find(call.Number("message_id") ?? 0);
        if (message is not { DeletedAt: null }) throw ApiRefusal.Bad("message to delete not found");
        MayDelete(chat, message);
        chat.Put(message with { DeletedAt = world.Now, DeletedBy = world.Bot });
        return true;
    }

    /// <summary>Takes several messages away: those that are gone are skipped, one that may not be deleted fails the call.</summary>
    public JsonNode DeleteMessages(ApiCall call)
    {
        var chat = access.Writable(call);
        var ids = (call.List("message_ids") ?? []).Select(each => each?.GetValue<long>() ?? 0).ToList();
        if (ids.Count == 0) throw ApiRefusal.Bad("message identifiers are not specified");
        if (ids.Count > 100) throw ApiRefusal.Bad("too many message identifiers specified");
        var found = ids.Select(chat.Find).OfType<TelegramMessage>().Where(each => each.DeletedAt is null).ToList();
        foreach (var message in found) MayDelete(chat, message);
        foreach (var message in found) chat.Put(message with { DeletedAt = world.Now, DeletedBy = world.Bot });
        return true;
    }

    /// <summary>Pins a message.</summary>
    public JsonNode PinChatMessage(ApiCall call) => Pin(call, isPinned: true, "message to pin not found");

    /// <summary>Takes a pin away, the last one unless a message is named.</summary>
    public JsonNode UnpinChatMessage(ApiCall call) => Pin(call, isPinned: false, "message to unpin not found");

    private (TelegramChat Chat, TelegramMessage Message) Editable(ApiCall call)
    {
        call.Refuse("business_connection_id", "inline_message_id");
        var chat = access.Writable(call);
        var id = call.Number("message_id") ?? throw ApiRefusal.Bad("message identifier is not specified");
        if (chat.Find(id) is not { DeletedAt: null } message) throw ApiRefusal.Bad("message to edit not found");
        return message is { IsByBot: true, IsUneditable: false, IsForward: false, IsService: false } ? (chat, message) : throw ApiRefusal.Bad("message can't be edited");
    }

    private JsonNode Edit(TelegramChat chat, TelegramMessage old, TelegramMessage changed)
    {
        if (old.Text == changed.Text && old.Entities.SequenceEqual(changed.Entities) && old.HidesPreview == changed.HidesPreview && IsSame(old.Buttons, changed.Buttons))
            throw ApiRefusal.Bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        var edited = changed with { EditedAt = world.Now };
        chat.Put(edited);
        return Wire.Message(world, chat, edited);
    }

    private static bool IsSame(IReadOnlyList<IReadOnlyList<TelegramButton>> left, IReadOnlyList<IReadOnlyList<TelegramButton>> right) =>
        left.Count == right.Count && left.Zip(right).All(each => each.First.SequenceEqual(each.Second));

    private void MayDelete(TelegramChat chat, TelegramMessage message)
    {
        if (world.Clock.GetUtcNow() - message.SentAt >= world.Options.DeleteWithin) throw ApiRefusal.Bad("message can't be deleted for everyone");
        if (message.IsByBot || chat.Kind is ChatKind.Private) return;
        access.Need(chat, "can_delete_messages", "message can't be deleted");
    }

    private JsonNode Pin(ApiCall call, bool isPinned, string otherwise)
    {
        call.Refuse("business_connection_id");
        var chat = access.Writable(call);
        var message = call.Number("message_id") is { } id ? chat.Find(id) : chat.Messages.LastOrDefault(each => each.IsPinned);
        if (message is not { DeletedAt: null }) throw ApiRefusal.Bad(otherwise);
        if (chat.Kind is not ChatKind.Private)
            access.Need(chat, chat.Kind is ChatKind.Channel ? "can_edit_messages" : "can_pin_messages", "not enough rights to manage pinned messages in the chat");
        chat.Put(message with { IsPinned = isPinned });
        return true;
    }
}
