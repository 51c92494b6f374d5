using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>All that the stand-in knows. Guarded by <see cref="Gate"/>.</summary>
internal sealed class DiscordWorld
{
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DiscordWorld(TimeProvider clock, string botName)
    {
        Clock = clock;
        Ids = new Snowflake(clock);
        Bot = new User { Id = Ids.Next(), Name = botName, IsBot = true };
        Users[Bot.Id] = Bot;
    }

    /// <summary>Held while anything here is read or changed.</summary>
    public Lock Gate { get; } = new();

    public TimeProvider Clock { get; }

    public Snowflake Ids { get; }

    public User Bot { get; }

    public DiscordContent Content { get; set; }

    public Dictionary<ulong, User> Users { get; } = [];

    public Dictionary<ulong, Guild> Guilds { get; } = [];

    public Dictionary<ulong, Channel> Channels { get; } = [];

    /// <summary>Every message ever, also those that are gone, in the order in which they were posted.</summary>
    public List<Message> Messages { get; } = [];

    public Dictionary<ulong, Interaction> Interactions { get; } = [];

    /// <summary>The registered commands; null as key for the global ones.</summary>
    public Dictionary<ulong, JsonArray> Commands { get; } = [];

    public List<DiscordAuditEntry> Audit { get; } = [];

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Ends when something changes. Ask for it before looking.</summary>
    public Task Changed
    {
        get
        {
            lock (Gate) return changed.Task;
        }
    }

    /// <summary>Wakes everybody who waits for a change.</summary>
    public void Touch()
    {
        lock (Gate)
        {
            var old = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            old.SetResult();
        }
    }

    /// <summary>Keeps a new message.</summary>
    public void Add(Message message)
    {
        Messages.Add(message);
        message.Channel.Messages[message.Id] = message;
    }

    /// <summary>The private talk between the bot and a user; made when there is none yet.</summary>
    public Channel DmWith(User user)
    {
        var found = Channels.Values.FirstOrDefault(each => each.Kind == ChannelKind.Dm && each.Recipient == user);
        if (found is not null) return found;
        var made = new Channel { Id = Ids.Next(), Kind = ChannelKind.Dm, Recipient = user };
        Channels[made.Id] = made;
        return made;
    }

    /// <summary>Whether the bot gets to read what stands in a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="asked">Whether whoever reads asked for the content of messages.</param>
    public bool ShowsContent(Message message, bool asked) =>
        (asked && Content == DiscordContent.Allowed) || message.Author == Bot || message.Channel.Guild is null || message.Mentions.Contains(Bot.Id);
}
