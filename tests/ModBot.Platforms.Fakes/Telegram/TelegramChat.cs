namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>What a chat is.</summary>
public enum ChatKind
{
    /// <summary>Somebody with the bot.</summary>
    Private = 0,

    /// <summary>A small group.</summary>
    Group,

    /// <summary>A large group.</summary>
    Supergroup,

    /// <summary>A channel.</summary>
    Channel,
}

/// <summary>A chat on the stand-in Telegram, and what people do in it. Thread-safe.</summary>
public sealed partial class TelegramChat
{
    private readonly World world;
    private readonly Dictionary<long, TelegramMember> members = [];
    private readonly SortedDictionary<long, TelegramMessage> messages = [];
    private readonly List<TelegramTopic> topics = [];

    internal TelegramChat(World world, long id, ChatKind kind, string title, bool isForum) => (this.world, Id, Kind, Title, IsForum) = (world, id, kind, title, isForum);

    /// <summary>The id; for large groups and channels it does not fit 32 bits.</summary>
    public long Id { get; }

    /// <summary>What it is.</summary>
    public ChatKind Kind { get; }

    /// <summary>Its title; for a private chat the name of the person.</summary>
    public string Title { get; }

    /// <summary>Whether it has topics.</summary>
    public bool IsForum { get; }

    /// <summary>The supergroup that took its place; null for none.</summary>
    public TelegramChat? MigratedTo { get; private set; }

    /// <summary>Whether the bot gets every message here although it is no administrator; settled when it was added.</summary>
    internal bool BotSeesAll { get; private set; }

    /// <summary>The last message id, where the chat has its own row of numbers.</summary>
    internal long LastMessageId { get; set; }

    /// <summary>All messages in order, also the deleted ones.</summary>
    public IReadOnlyList<TelegramMessage> Messages
    {
        get
        {
            lock (world.Gate) return [.. messages.Values];
        }
    }

    /// <summary>The messages that are still there, without service messages.</summary>
    public IReadOnlyList<TelegramMessage> Visible => [.. Messages.Where(each => each is { DeletedAt: null, IsService: false })];

    /// <summary>Everybody who is or was in the chat.</summary>
    public IReadOnlyList<TelegramMember> Members
    {
        get
        {
            lock (world.Gate) return [.. members.Keys.Select(MemberOf)];
        }
    }

    /// <summary>The topics.</summary>
    public IReadOnlyList<TelegramTopic> Topics
    {
        get
        {
            lock (world.Gate) return [.. topics];
        }
    }

    /// <summary>A message as it is now; null when there never was one with this id.</summary>
    public TelegramMessage? Find(long id)
    {
        lock (world.Gate) return messages.GetValueOrDefault(id);
    }

    /// <summary>How somebody stands in the chat now.</summary>
    public TelegramMember MemberOf(TelegramUser user) => MemberOf(user.Id);

    internal TelegramMember MemberOf(long userId)
    {
        lock (world.Gate)
        {
            var member = members.GetValueOrDefault(userId) ?? new TelegramMember(world.Users[userId], MemberStatus.Left);
            if (member.Until > world.Now || member.Until is null) return member;
            // A restriction that ran out is gone; somebody who was removed may come back but is not in again.
            return new TelegramMember(member.User, member.Status is MemberStatus.Kicked ? MemberStatus.Left : MemberStatus.Member);
        }
    }

    /// <summary>Whether somebody is known here, in the chat or not.</summary>
    internal bool Knows(long userId) => members.ContainsKey(userId);

    internal void Put(TelegramMember member) => members[member.User.Id] = member;

    internal void Put(TelegramMessage message)
    {
        messages[message.Id] = message;
        world.Touch();
    }

    internal TelegramMessage Get(TelegramMessage message) => messages[message.Id];
}
