using System.Globalization;
using System.Text.RegularExpressions;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies;

/// <summary>Reads <c>templates.tsv</c>, the templates T01–T30 of DOMAIN §3 as data.</summary>
internal static partial class ReplyTable
{
    public const string File = "templates.tsv";

    public const string Heading = "id\tstrategy\tsteps\tground\ttone\taudiences\tknown\toccasion\tmessage\tstands_in\tnl\ten";

    /// <summary>Reads the whole table.</summary>
    /// <exception cref="FormatException">A row is wrong; the message names the line.</exception>
    public static IReadOnlyList<ReplyTemplate> Parse(string text)
    {
        var templates = new List<ReplyTemplate>(30);
        foreach (var row in TsvData.Parse(File, text, Heading))
        {
            var template = Read(row);
            var expected = string.Create(CultureInfo.InvariantCulture, $"T{templates.Count + 1:00}");
            if (template.Id != expected) throw row.Error($"expected {expected}; got {template.Id}.");
            templates.Add(template);
        }

        return templates;
    }

    private static ReplyTemplate Read(TsvRow row)
    {
        var fields = row.Fields;
        var (from, to) = Steps(row, fields[2]);
        var text = new LocalizedText(fields[10], fields[11]);
        if (CountSlots(row, text.Nl) != CountSlots(row, text.En)) throw row.Error("the Dutch and the English text differ in their number of slots.");
        return new ReplyTemplate
        {
            Id = fields[0],
            Strategy = Term<ReplyStrategy>(row, fields[1]),
            FromStep = from,
            ToStep = to,
            Ground = fields[3] == "all" ? null : Term<Ground>(row, fields[3]),
            Tone = fields[4],
            Audiences = [.. fields[5].Split(',').Select(name => Term<ReplyAudience>(row, name))],
            OnlyKnownAuthor = OneOf(row, fields[6], "any", "known") == "known",
            Occasion = fields[7] == "-" ? null : OneOf(row, fields[7], ReplyOccasion.All),
            SaysMessageIsGone = OneOf(row, fields[8], "any", "deleted", "kept") == "deleted",
            NeedsMessage = fields[8] == "kept",
            StandsIn = OneOf(row, fields[9], "-", "yes") == "yes",
            Text = text,
        };
    }

    private static (Step? From, Step? To) Steps(TsvRow row, string text)
    {
        if (text == "-") return (null, null);
        if (!StepRange().IsMatch(text)) throw row.Error($"steps are - or a number or two from 0 to 4; got {text}.");
        var (from, to) = ((Step)(text[0] - '0'), (Step)(text[^1] - '0'));
        return from <= to ? (from, to) : throw row.Error($"the steps run backwards; got {text}.");
    }

    private static T Term<T>(TsvRow row, string name) where T : struct, Enum =>
        LadderNames.TryParse<T>(name, out var value) ? value : throw row.Error($"{name} is not a {typeof(T).Name}.");

    private static string OneOf(TsvRow row, string value, params string[] allowed) =>
        allowed.Contains(value, StringComparer.Ordinal) ? value : throw row.Error($"{value} is not one of {string.Join(", ", allowed)}.");

    private static int CountSlots(TsvRow row, string text)
    {
        if (text.Length > DecisionRules.MaxReplyLength) throw row.Error($"a text is at most {DecisionRules.MaxReplyLength} characters; got {text.Length}.");
        if (ReplySlots.Pattern().Replace(text, string.Empty).AsSpan().ContainsAny('{', '}')) throw row.Error("a slot is lower-case letters in braces.");
        var names = ReplySlots.NamesIn(text);
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count ? names.Count : throw row.Error("a slot stands there twice.");
    }

    [GeneratedRegex("^[0-4](-[0-4])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StepRange();
}
