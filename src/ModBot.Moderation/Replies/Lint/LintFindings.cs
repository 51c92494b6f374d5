using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>Gathers what the checks find into one finding a check: its highest level and all its places.</summary>
internal sealed class LintFindings
{
    private readonly SortedDictionary<LintCheck, (LintLevel Level, List<TextSpan> Spans)> found = [];

    /// <summary>Adds a finding about the situation or the draft as a whole.</summary>
    public void Add(LintCheck check, LintLevel level) => Add(check, level, default);

    /// <summary>Adds a finding with its place.</summary>
    public void Add(LintCheck check, LintLevel level, TextSpan span)
    {
        if (!found.TryGetValue(check, out var earlier)) earlier = (level, []);
        if (span.Length > 0) earlier.Spans.Add(span);
        found[check] = (level > earlier.Level ? level : earlier.Level, earlier.Spans);
    }

    /// <summary>The findings, in the order of the checks.</summary>
    public IReadOnlyList<LintFinding> ToList() =>
        [.. found.Select(pair => new LintFinding { Check = pair.Key, Level = pair.Value.Level, Spans = Merged(pair.Value.Spans) })];

    private static List<TextSpan> Merged(List<TextSpan> spans)
    {
        if (spans.Count < 2) return spans;
        spans.Sort((left, right) => left.Start.CompareTo(right.Start));
        var merged = new List<TextSpan>(spans.Count) { spans[0] };
        foreach (var span in spans.Skip(1))
        {
            var last = merged[^1];
            var end = Math.Max(last.Start + last.Length, span.Start + span.Length);
            if (span.Start < last.Start + last.Length) merged[^1] = last with { Length = end - last.Start };
            else merged.Add(span);
        }

        return merged;
    }
}
