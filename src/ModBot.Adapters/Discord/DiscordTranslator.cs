using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Discord;

/// <summary>Reads Discord's messages. What bots and webhooks write is left out, ours above all.</summary>
/// <param name="platform">The name of the connection.</param>
/// <param name="nameOf">What people call a channel; null when that is not known.</param>
internal sealed class DiscordTranslator(string platform, Func<string, string?>? nameOf = null)
{
    private const int Ordinary = 0;
    private const int Reply = 19;

    /// <summary>Whether a member wrote it.</summary>
    public static bool IsByMember(DiscordMessage message) => message is { Author: { Id.Length: > 0 } author, GuildId: not null } && author.Bot != true && (message.Type ?? Ordinary) is Ordinary or Reply;

    /// <summary>The message in the product's own words.</summary>
    public Message ToMessage(DiscordMessage message)
    {
        var text = Text(message);
        return new Message
        {
            Key = new MessageKey(platform, message.ChannelId, message.Id),
            ChannelName = nameOf?.Invoke(message.ChannelId),
            Revision = Revision(message),
            AuthorId = message.Author?.Id ?? "",
            AuthorName = Name(message.Member, message.Author),
            Target = TargetOf(message),
            Text = text,

            // Without the right to read content Discord sends empty texts and no error. Empty is therefore never taken for harmless.
            Content = string.IsNullOrWhiteSpace(text) ? MessageContent.Unreadable : MessageContent.Text,
            SentAt = message.Timestamp ?? DiscordSnowflake.Time(message.Id),
        };
    }

    /// <summary>The name that others see.</summary>
    public static string Name(DiscordMember? member, DiscordUser? user) => member?.Nick ?? user?.GlobalName ?? user?.Username ?? "";

    // What was passed on names a message too, but answers nobody.
    private static TargetPerson? TargetOf(DiscordMessage message) => TargetPerson.Of(
        message.Author?.Id ?? "",
        message.Type == Reply && message.ReferencedMessage?.Author is { } answered ? PersonOf(message.Mentions?.FirstOrDefault(user => user.Id == answered.Id) ?? answered) : null,
        (message.Mentions ?? []).Select(PersonOf).OfType<TargetPerson>());

    private static TargetPerson? PersonOf(DiscordUser user) => user is { Id.Length: > 0, Bot: not true } ? new TargetPerson(user.Id, Name(user.Member, user)) : null;

    /// <summary>
    /// 0 for the first text. For an edit the tenths of a second between posting and editing: it rises with every edit that a person can make, and means the same after a restart.
    /// </summary>
    private static int Revision(DiscordMessage message)
    {
        if (message.EditedTimestamp is not { } edited) return 0;
        var tenths = (edited - (message.Timestamp ?? DiscordSnowflake.Time(message.Id))).TotalMilliseconds / 100;
        return (int)Math.Clamp(tenths, 1, int.MaxValue);
    }

    private static string Text(DiscordMessage message)
    {
        if (!string.IsNullOrWhiteSpace(message.Content)) return message.Content;
        if (message.Poll is { } poll) return string.Join('\n', new[] { poll.Question?.Text }.Concat(poll.Answers?.Select(answer => answer.PollMedia?.Text) ?? []).Where(line => !string.IsNullOrWhiteSpace(line)));
        return message.MessageSnapshots is { Count: > 0 } passedOn ? passedOn[0].Message?.Content ?? "" : "";
    }
}
