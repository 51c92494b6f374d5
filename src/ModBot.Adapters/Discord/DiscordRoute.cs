namespace ModBot.Adapters.Discord;

/// <summary>Calls that fail and recover together.</summary>
internal enum DiscordEndpoint
{
    /// <summary>Who we are, where the gateway is, commands.</summary>
    Setup = 0,

    /// <summary>Reading channels, servers and members.</summary>
    Reading,

    /// <summary>Posting, changing and deleting messages, silencing members.</summary>
    Acting,

    /// <summary>Answering presses and commands.</summary>
    Answering,
}

/// <summary>A call's address.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Template">The address without its ids: what shares a rate limit, until Discord names the bucket.</param>
/// <param name="Path">The address after the version.</param>
/// <param name="Resource">The channel, server or webhook that has a limit of its own; empty for none.</param>
/// <param name="Endpoint">What it fails together with.</param>
internal sealed record DiscordRoute(HttpMethod Method, string Template, string Path, string Resource, DiscordEndpoint Endpoint)
{
    /// <summary>Answers to interactions carry their own secret and are not bound by the bot's overall limit.</summary>
    public bool IsAnswer => Endpoint == DiscordEndpoint.Answering;

    /// <summary>Names the route.</summary>
    public string Key => $"{Method} {Template}";
}

/// <summary>One call.</summary>
/// <param name="Route">Where.</param>
/// <param name="Json">What is sent; null for nothing.</param>
/// <param name="Repeatable">Whether doing it twice is the same as doing it once.</param>
internal sealed record DiscordCall(DiscordRoute Route, byte[]? Json = null, bool Repeatable = true)
{
    /// <summary>How long the call may wait for its turn before it is given back with <see cref="DiscordFailure.Held"/>.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What the server's log says about it; null for nothing. Never holds a text of a member.</summary>
    public string? Reason { get; init; }
}
