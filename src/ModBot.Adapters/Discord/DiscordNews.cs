using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>
/// Tells each message and each edit once in one reading, whether the gateway, a repeat or the catch-up brings it. A new reading starts with an empty memory: what was told but not stored has to be told again.
/// </summary>
internal sealed class DiscordNews
{
    // A catch-up may bring many before the queue repeats its newest ones.
    private readonly RecentIds posts = new(20_000);

    // Long enough that a link preview that comes late is still known to be none of the author's doing.
    private readonly RecentIds edits = new(5_000);
    private readonly DiscordTranslator translator;
    private readonly Dictionary<string, ulong> taken;

    /// <summary>Begins a reading.</summary>
    /// <param name="translator">Reads the messages.</param>
    /// <param name="state">Where reading stands: the messages it names, and all before them in their channels, were taken in.</param>
    public DiscordNews(DiscordTranslator translator, DiscordCheckpoint state)
    {
        this.translator = translator;

        // A session that is gone on with after a crash brings again what a catch-up had read beside it, and that can be many.
        taken = state.Last.ToDictionary(pair => pair.Key, pair => DiscordSnowflake.Number(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>A message that is new to us; null when it is none of a member, or was told.</summary>
    public PlatformEvent? Posted(DiscordMessage message)
    {
        if (!DiscordTranslator.IsByMember(message) || DiscordSnowflake.Number(message.Id) <= taken.GetValueOrDefault(message.ChannelId) || !posts.Add(message.Id)) return null;
        if (message.EditedTimestamp is { } edited) edits.Add(EditKey(message, edited));
        return new MessagePosted(translator.ToMessage(message));
    }

    /// <summary>A message that changed; null when its author changed nothing, as when a link got its preview.</summary>
    public PlatformEvent? Edited(DiscordMessage message) =>
        DiscordTranslator.IsByMember(message) && message.EditedTimestamp is { } edited && edits.Add(EditKey(message, edited)) ? new MessageEdited(translator.ToMessage(message)) : null;

    private static string EditKey(DiscordMessage message, DateTimeOffset edited) => $"{message.Id}@{edited.UtcTicks}";
}
