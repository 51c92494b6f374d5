using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <content>Who is in the chat.</content>
public sealed partial class TelegramChat
{
    /// <summary>Somebody comes in.</summary>
    /// <param name="user">Who.</param>
    /// <param name="status">As what.</param>
    /// <param name="rights">For an administrator: the rights as the Bot API names them; none given means those to delete, restrict and pin.</param>
    /// <returns>The same chat.</returns>
    public TelegramChat Join(TelegramUser user, MemberStatus status = MemberStatus.Member, params string[] rights)
    {
        lock (world.Gate)
        {
            var wasIn = MemberOf(user).IsIn;
            SetMember(new TelegramMember(user, status) { Rights = status is MemberStatus.Administrator && rights.Length == 0 ? UsualRights : Checked(rights) }, by: user);
            if (!wasIn && Kind is ChatKind.Group or ChatKind.Supergroup) Tell(user, new JsonObject { ["new_chat_members"] = new JsonArray(Wire.User(user)) });
        }

        return this;
    }

    /// <summary>The bot comes in, or its rights change.</summary>
    /// <param name="rights">Its rights as the Bot API names them; none given makes it an ordinary member, except in a channel.</param>
    /// <returns>The same chat.</returns>
    public TelegramChat AddBot(params string[] rights)
    {
        lock (world.Gate)
        {
            var wasIn = MemberOf(world.Bot).IsIn;
            var owner = members.Values.FirstOrDefault(each => each.Status is MemberStatus.Creator)?.User ?? GroupAnonymousBot;
            if (!wasIn) BotSeesAll = !world.PrivacyMode;
            var status = rights.Length > 0 || Kind is ChatKind.Channel ? MemberStatus.Administrator : MemberStatus.Member;
            SetMember(new TelegramMember(world.Bot, status) { Rights = Checked(rights) }, owner);
            if (!wasIn && Kind is ChatKind.Group or ChatKind.Supergroup) Tell(owner, new JsonObject { ["new_chat_members"] = new JsonArray(Wire.User(world.Bot)) });
        }

        return this;
    }

    /// <summary>The bot is removed and cannot come back by itself.</summary>
    public void KickBot(TelegramUser by)
    {
        lock (world.Gate) SetMember(new TelegramMember(world.Bot, MemberStatus.Kicked), by);
    }

    /// <summary>Somebody leaves.</summary>
    public void Leave(TelegramUser user)
    {
        lock (world.Gate)
        {
            SetMember(new TelegramMember(user, MemberStatus.Left), user);
            if (Kind is ChatKind.Group or ChatKind.Supergroup) Tell(user, new JsonObject { ["left_chat_member"] = Wire.User(user) });
        }
    }

    /// <summary>Changes how somebody stands in the chat and tells the bot what it may know of that.</summary>
    public void SetMember(TelegramMember member, TelegramUser by)
    {
        lock (world.Gate)
        {
            var old = MemberOf(member.User);
            Put(member);
            world.Touch();
            var body = new JsonObject
            {
                ["chat"] = Wire.Chat(world, this),
                ["from"] = Wire.User(by),
                ["date"] = world.Now.ToUnixTimeSeconds(),
                ["old_chat_member"] = Wire.Member(old),
                ["new_chat_member"] = Wire.Member(member),
            };
            var isBot = member.User.Id == world.Bot.Id;
            if (isBot || MemberOf(world.Bot).IsAdministrator)
                world.Deliver(isBot ? "my_chat_member" : "chat_member", body, Wire.Text(Id), world.Now + world.Options.MessageRetention);
        }
    }

    /// <summary>The stand-in that posts for anonymous administrators.</summary>
    internal static readonly TelegramUser GroupAnonymousBot = new(1_087_968_824, "Group", "GroupAnonymousBot") { IsBot = true };

    private static readonly string[] UsualRights = ["can_manage_chat", "can_delete_messages", "can_restrict_members", "can_invite_users", "can_pin_messages"];

    private static string[] Checked(string[] rights)
    {
        var known = ApiFacts.Rights("ChatMemberAdministrator");
        return Array.Find(rights, each => !known.Contains(each, StringComparer.Ordinal)) is { } wrong
            ? throw new ArgumentException($"The Bot API knows no right \"{wrong}\".", nameof(rights))
            : rights;
    }
}
