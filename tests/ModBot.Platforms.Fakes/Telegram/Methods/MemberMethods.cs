using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram.Methods;

/// <summary>Chats, their members, and what the bot does to members.</summary>
internal sealed class MemberMethods(World world, ChatAccess access)
{
    private const string NoRight = "not enough rights to restrict/unrestrict chat member";
    private static readonly string[] Sending =
        ["can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes"];

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>A chat in full.</summary>
    public JsonNode GetChat(ApiCall call)
    {
        var chat = access.Readable(call);
        var json = Wire.Chat(world, chat);
        json["accent_color_id"] = 0;
        json["max_reaction_count"] = 11;
        var gifts = new JsonObject();
        foreach (var (name, _) in ApiFacts.Types["AcceptedGiftTypes"].Fields) gifts[name] = false;
        json["accepted_gift_types"] = gifts;
        if (chat.Messages.LastOrDefault(each => each is { IsPinned: true, DeletedAt: null }) is { } pinned) json["pinned_message"] = Wire.Message(world, chat, pinned);
        return json;
    }

    /// <summary>How somebody stands in a chat.</summary>
    public JsonNode GetChatMember(ApiCall call)
    {
        var chat = access.Readable(call);
        var user = User(call);
        if (chat.Kind is not ChatKind.Private && !chat.Knows(user.Id) && !chat.MemberOf(world.Bot).IsAdministrator) throw ApiRefusal.Bad("member not found");
        return Wire.Member(chat.MemberOf(user));
    }

    /// <summary>Who runs a chat, this bot included; other bots only when they are asked for.</summary>
    public JsonNode GetChatAdministrators(ApiCall call)
    {
        var chat = access.Readable(call);
        if (chat.MigratedTo is not null) access.Writable(call);
        if (chat.Kind is ChatKind.Private) throw ApiRefusal.Bad("there are no administrators in the private chat");
        var withBots = call.Truth("return_bots");
        return new JsonArray([.. chat.Members.Where(each => each.IsAdministrator && (withBots || !each.User.IsBot || each.User.Id == world.Bot.Id)).Select(Wire.Member)]);
    }

    /// <summary>Takes rights of a member away, or gives them back.</summary>
    public JsonNode RestrictChatMember(ApiCall call)
    {
        var chat = access.Writable(call);
        if (chat.Kind is not ChatKind.Supergroup) throw ApiRefusal.Bad("method is available only for supergroups");
        var user = User(call);
        MayTouch(chat, user);
        var allowed = Permissions(call);
        var all = ApiFacts.Rights("ChatMemberRestricted").All(allowed.Contains);
        var old = chat.MemberOf(user);
        if (!old.IsIn && !all) throw ApiRefusal.Bad("PARTICIPANT_ID_INVALID");
        var member = all
            ? new TelegramMember(user, old.IsIn ? MemberStatus.Member : MemberStatus.Left)
            : new TelegramMember(user, MemberStatus.Restricted) { Permissions = allowed, Until = Until(call) };
        chat.SetMember(member, world.Bot);
        return true;
    }

    /// <summary>Removes a member.</summary>
    public JsonNode BanChatMember(ApiCall call)
    {
        var chat = access.Writable(call);
        if (chat.Kind is ChatKind.Private) throw ApiRefusal.Bad("can't ban members in private chats");
        var user = User(call);
        MayTouch(chat, user);
        chat.SetMember(new TelegramMember(user, MemberStatus.Kicked) { Until = chat.Kind is ChatKind.Group ? null : Until(call) }, world.Bot);
        if (call.Truth("revoke_messages"))
        {
            foreach (var message in chat.Messages.Where(each => each.From?.Id == user.Id && each.DeletedAt is null)) chat.Put(message with { DeletedAt = world.Now, DeletedBy = world.Bot });
        }

        return true;
    }

    /// <summary>Lets somebody come back. A member is removed by this, unless only a ban may be lifted.</summary>
    public JsonNode UnbanChatMember(ApiCall call)
    {
        var chat = access.Writable(call);
        if (chat.Kind is not (ChatKind.Supergroup or ChatKind.Channel)) throw ApiRefusal.Bad("method is available for supergroup and channel chats only");
        var user = User(call);
        MayTouch(chat, user);
        if (chat.MemberOf(user).Status is MemberStatus.Kicked || !call.Truth("only_if_banned")) chat.SetMember(new TelegramMember(user, MemberStatus.Left), world.Bot);
        return true;
    }

    /// <summary>The bot leaves.</summary>
    public JsonNode LeaveChat(ApiCall call)
    {
        var chat = access.Writable(call);
        if (chat.Kind is ChatKind.Private) throw ApiRefusal.Bad("chat can't be left");
        chat.SetMember(new TelegramMember(world.Bot, MemberStatus.Left), world.Bot);
        return true;
    }

    private TelegramUser User(ApiCall call) => world.Users.GetValueOrDefault(call.Number("user_id") ?? 0) ?? throw ApiRefusal.Bad("user not found");

    private void MayTouch(TelegramChat chat, TelegramUser user)
    {
        if (user.Id == world.Bot.Id) throw ApiRefusal.Bad("can't restrict self");
        access.Need(chat, "can_restrict_members", NoRight);
        var status = chat.MemberOf(user).Status;
        if (status is MemberStatus.Creator) throw ApiRefusal.Bad("can't remove chat owner");
        if (status is MemberStatus.Administrator) throw ApiRefusal.Bad("user is an administrator of the chat");
    }

    /// <summary>Until when; null for ever, which is also meant by less than 30 seconds and more than 366 days.</summary>
    private DateTimeOffset? Until(ApiCall call)
    {
        var until = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(call.Number("until_date") ?? 0, 0, 253_402_300_799));
        var time = until - world.Now;
        return time < Shortest || time > Longest ? null : until;
    }

    /// <summary>What is allowed. Unless permissions count one by one, some of them bring others along; those that are left out follow others.</summary>
    private static IReadOnlyList<string> Permissions(ApiCall call)
    {
        var given = call.Object("permissions") ?? [];
        var allowed = given.Where(each => each.Value?.GetValue<bool>() is true).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        if (!call.Truth("use_independent_chat_permissions"))
        {
            if (allowed.Contains("can_send_other_messages") || allowed.Contains("can_add_web_page_previews")) allowed.UnionWith(Sending);
            if (allowed.Contains("can_send_polls")) allowed.Add("can_send_messages");
        }

        if (!given.ContainsKey("can_react_to_messages") && allowed.Contains("can_send_messages")) allowed.Add("can_react_to_messages");
        if (!given.ContainsKey("can_manage_topics") && allowed.Contains("can_pin_messages")) allowed.Add("can_manage_topics");
        if (!given.ContainsKey("can_edit_tag") && allowed.Contains("can_pin_messages")) allowed.Add("can_edit_tag");
        return [.. allowed];
    }
}
