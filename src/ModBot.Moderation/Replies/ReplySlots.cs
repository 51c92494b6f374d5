using System.Text.RegularExpressions;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies;

/// <summary>The places that a template can hold, such as <c>{onderwerp}</c>. Only the names of the library are slots; each belongs to one language, but for <c>nr</c>.</summary>
public static partial class ReplySlots
{
    /// <summary>What the group shares.</summary>
    public static readonly LocalizedText Topic = new("onderwerp", "topic");

    /// <summary>One of the community's own norms.</summary>
    public static readonly LocalizedText Rule = new("regel", "rule");

    /// <summary>The number of that norm.</summary>
    public static readonly LocalizedText Number = new("nr", "nr");

    /// <summary>When the message was posted, or until when something lasts.</summary>
    public static readonly LocalizedText Time = new("tijd", "time");

    /// <summary>How to have a removal checked here. The program fills it, whatever the platform.</summary>
    public static readonly LocalizedText Appeal = new("bezwaar", "appeal");

    private static readonly Lazy<string[]> Dutch = new(() => InLibrary("nl"));
    private static readonly Lazy<string[]> English = new(() => InLibrary("en"));

    /// <summary>The names in one language, first used first.</summary>
    /// <param name="language"><c>en</c> for English, Dutch for every other, like <see cref="LocalizedText.In"/>.</param>
    public static IReadOnlyList<string> In(string language) => language == "en" ? English.Value : Dutch.Value;

    /// <summary>Whether a name is a slot in one of the languages.</summary>
    internal static bool IsKnown(string name) => Dutch.Value.Contains(name) || English.Value.Contains(name);

    /// <summary>Every name in braces in a text, known or not, in order of appearance.</summary>
    internal static IReadOnlyList<string> NamesIn(string text) => [.. Pattern().Matches(text).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Pattern();

    private static string[] InLibrary(string language) => [.. ReplyLibrary.All.SelectMany(template => template.SlotsIn(language)).Distinct(StringComparer.Ordinal)];
}
