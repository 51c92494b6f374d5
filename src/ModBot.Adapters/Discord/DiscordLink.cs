using System.Text.RegularExpressions;

namespace ModBot.Adapters.Discord;

/// <summary>A link to a message.</summary>
internal sealed partial record DiscordLink(string Guild, string Channel, string Message)
{
    /// <summary>The first link in a text; null for none.</summary>
    public static DiscordLink? Parse(string text) => Link().Match(text) is { Success: true } match ? new DiscordLink(match.Groups["guild"].Value, match.Groups["channel"].Value, match.Groups["message"].Value) : null;

    [GeneratedRegex("discord(?:app)?\\.com/channels/(?<guild>[0-9]{15,20})/(?<channel>[0-9]{15,20})/(?<message>[0-9]{15,20})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
