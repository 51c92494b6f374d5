using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord;

/// <content>What members write, and what the bot wrote.</content>
public sealed partial class DiscordServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Posts a message as a member.</summary>
    /// <param name="channel">The channel, the thread or the private talk.</param>
    /// <param name="user">Who writes.</param>
    /// <param name="content">The text; may be empty when there are files.</param>
    /// <param name="replyTo">The message it replies to.</param>
    /// <param name="attachments">Names of files.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="InvalidOperationException">This user cannot write there.</exception>
    public string Post(string channel, string user, string content, string? replyTo = null, params string[] attachments) => Change(() =>
    {
        var (place, author) = (ChannelOf(channel), UserOf(user));
        if (!author.IsBot && !Rights.CanSend(place, Rights.In(place, author, world.Now))) throw new InvalidOperationException($"User {user} cannot write in channel {channel}.");
        var message = new Message
        {
            Id = world.Ids.Next(),
            Channel = place,
            Author = author,
            At = world.Now,
            Content = content,
            Type = replyTo is null ? 0 : 19,
            Reference = replyTo is null ? null : MessageOf(replyTo),
            Attachments = new JsonArray([.. attachments.Select(Attachment)]),
        };
        writer.Post(message);
        return Snowflake.Text(message.Id);
    });

    /// <summary>Posts a message as another bot, which every bot can read.</summary>
    public string PostAsOtherBot(string channel, string name, string content)
    {
        var id = Change(() =>
        {
            var bot = new User { Id = world.Ids.Next(), Name = name, IsBot = true };
            world.Users[bot.Id] = bot;
            return Snowflake.Text(bot.Id);
        });
        return Post(channel, id, content);
    }

    /// <summary>Writes to the bot in private.</summary>
    public string PostDm(string user, string content) => Post(DmOf(user), user, content);

    /// <summary>The private talk between the bot and a user.</summary>
    public string DmOf(string user) => Change(() => Snowflake.Text(world.DmWith(UserOf(user)).Id));

    /// <summary>Edits a message as its author.</summary>
    public void Edit(string message, string content) => Change(() =>
    {
        var found = MessageOf(message);
        found.Content = content;
        found.EditedAt = world.Now;
        Mentions.Resolve(found, onlyUsers: false);
        writer.Tell("MESSAGE_UPDATE", found);
    });

    /// <summary>Sends a MESSAGE_UPDATE though nobody edited, as Discord does when a link gets its preview.</summary>
    public void Unfurl(string message) => Change(() =>
    {
        var found = MessageOf(message);
        found.Embeds.Add(new JsonObject { ["type"] = "link", ["url"] = "https://example.org/", ["title"] = "Example" });
        writer.Tell("MESSAGE_UPDATE", found);
    });

    /// <summary>Deletes a message, as its author or a moderator does.</summary>
    /// <param name="message">The message.</param>
    /// <param name="by">Who deletes it; null leaves that open.</param>
    public void Delete(string message, string? by = null) => Change(() => writer.Delete(MessageOf(message), by is null ? null : UserOf(by)));

    /// <summary>Deletes several messages of one channel at once.</summary>
    public void DeleteAll(params string[] messages) => Change(() => writer.DeleteAll(MessageOf(messages[0]).Channel, [.. messages.Select(MessageOf)], by: null));

    /// <summary>One message, also when it is gone.</summary>
    public DiscordPost Read(string message) => Look(() => Snapshot(MessageOf(message)));

    /// <summary>All messages of a channel that are still there, oldest first; ephemeral ones are left out.</summary>
    public IReadOnlyList<DiscordPost> Messages(string channel) => Look(() => (DiscordPost[])[.. ChannelOf(channel).Messages.Values.Where(each => !each.IsEphemeral).Select(Snapshot)]);

    /// <summary>All that the bot ever posted, oldest first, also what is gone or ephemeral.</summary>
    /// <param name="channel">Only in this channel; everywhere when null.</param>
    public IReadOnlyList<DiscordPost> BotPosts(string? channel = null) =>
        Look(() => (DiscordPost[])[.. world.Messages.Where(each => each.Author == world.Bot && (channel is null || Snowflake.Text(each.Channel.Id) == channel)).Select(Snapshot)]);

    /// <summary>Waits until something can be found; looks again after every change.</summary>
    /// <param name="find">Finds it; null when it is not there yet.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="TimeoutException">It was not there after 20 seconds of the machine's clock.</exception>
    public async Task<T> UntilAsync<T>(Func<DiscordServer, T?> find, CancellationToken cancellation = default)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            var changed = world.Changed;
            if (find(this) is { } found) return found;
            try
            {
                await changed.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException("What was waited for did not happen on the stand-in.", exception);
            }
        }
    }

    /// <summary>Waits until something is so; looks again after every change.</summary>
    /// <param name="holds">Whether it is so.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="TimeoutException">It was not so after 20 seconds of the machine's clock.</exception>
    public Task UntilAsync(Func<DiscordServer, bool> holds, CancellationToken cancellation = default) => UntilAsync(server => holds(server) ? server : null, cancellation);

    private Message MessageOf(string id) => world.Messages.Find(each => Snowflake.Text(each.Id) == id) ?? throw new KeyNotFoundException($"There is no message {id}.");

    private JsonObject Attachment(string name) => new()
    {
        ["id"] = Snowflake.Text(world.Ids.Next()),
        ["filename"] = name,
        ["size"] = 1024,
        ["url"] = "https://cdn.example.org/" + name,
        ["proxy_url"] = "https://media.example.org/" + name,
        ["flags"] = 0,
    };

    private static DiscordPost Snapshot(Message message) => new()
    {
        Id = Snowflake.Text(message.Id),
        ChannelId = Snowflake.Text(message.Channel.Id),
        AuthorId = Snowflake.Text(message.Author.Id),
        Content = message.Content,
        Text = string.Join('\n', ComponentTree.Texts(message.Components).Prepend(message.Content).Where(each => each.Length > 0)),
        Components = (JsonArray)message.Components.DeepClone(),
        Embeds = (JsonArray)message.Embeds.DeepClone(),
        Buttons = ComponentTree.Buttons(message.Components),
        Flags = message.Flags,
        AllowedMentions = message.AllowedMentions?.DeepClone() as JsonObject,
        Pinged = [.. message.Mentions.Concat(message.RoleMentions).Select(Snowflake.Text).Concat(message.MentionsEveryone ? (string[])["everyone"] : [])],
        ReferenceId = message.Reference is { } reference ? Snowflake.Text(reference.Id) : null,
        Nonce = message.Nonce?.ToString(),
        IsDeleted = message.IsDeleted,
        EditedAt = message.EditedAt,
        OnlyFor = message.IsEphemeral && message.Interaction is { } interaction ? Snowflake.Text(interaction.By.Id) : null,
    };
}
