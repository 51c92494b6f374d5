using System.Text.RegularExpressions;

namespace ModBot.Adapters.Instagram;

/// <summary>The names with which a comment calls accounts: <c>@</c> and up to 30 letters, digits, dots and underscores.</summary>
internal static partial class InstagramNames
{
    /// <summary>The names in a text, without the sign. A dot at the end belongs to the sentence; an address of a mailbox calls nobody.</summary>
    public static IEnumerable<string> In(string text) => Called().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"(?<![\w.@])@(?<name>[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?)(?![A-Za-z0-9_])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Called();
}
