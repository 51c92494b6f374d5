using System.Text.RegularExpressions;

namespace ModBot.Moderation.Privacy;

/// <summary>Takes the names and numbers by which others can be found out of a text that its writer gets to see (DOMAIN §7, A61).</summary>
public static partial class Redaction
{
    private const string Somebody = "@…";

    /// <summary>The text without mentions of others. A plain first name cannot be told from another word, and stays.</summary>
    public static string WithoutOthers(string text) => Mention().Replace(text, Somebody);

    [GeneratedRegex(@"<@[!&]?[0-9]+>|[a-z]+://user\?id=[0-9]+|(?<![\w.])@[\w.]*\w", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
