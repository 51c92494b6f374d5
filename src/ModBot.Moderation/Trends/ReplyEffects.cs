using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Trends;

/// <summary>How often something happened.</summary>
/// <param name="Count">How often, 0 to <paramref name="Total"/>.</param>
/// <param name="Total">How often it could have.</param>
public readonly record struct Tally(int Count, int Total)
{
    /// <summary>Fewer than this are not shown: they say nothing, and may say who it was (DOMAIN §5).</summary>
    public const int Fewest = 5;

    /// <summary>Whether there are enough to be shown.</summary>
    public bool IsShown => Total >= Fewest;

    /// <summary>The share, 0–1; 0 when there were none.</summary>
    public double Share => Total == 0 ? 0 : (double)Count / Total;

    /// <summary>Between what the share may well lie.</summary>
    public WilsonInterval Interval => WilsonInterval.Of(Count, Total);
}

/// <summary>What happened after one kind of answer.</summary>
public sealed record ReplyEffect
{
    /// <summary>How the community answered.</summary>
    public required Reaction Reaction { get; init; }

    /// <summary>What it tried to do; null for own words and removals.</summary>
    public ReplyStrategy? Strategy { get; init; }

    /// <summary>The template; null for all of a strategy.</summary>
    public string? TemplateId { get; init; }

    /// <summary>How often the author wrote nothing harmful again.</summary>
    public required Tally Stopped { get; init; }

    /// <summary>How often the author took the message away or the harm out of it, of those that were left standing.</summary>
    public required Tally Softened { get; init; }

    /// <summary>How often it became or stayed calm among the others.</summary>
    public required Tally Calm { get; init; }

    /// <summary>The same for each template of the strategy, those with enough only.</summary>
    public IReadOnlyList<ReplyEffect> Templates { get; init; } = [];
}

/// <summary>What works here: what happened after each kind of answer, counted over the whole community and never per moderator.</summary>
/// <param name="Rows">The kinds of answers that were given. Those that authors surely stopped after most often come first, those with too few to show last.</param>
/// <param name="Differs">Whether two of them differ clearly in how often authors stopped.</param>
public sealed record ReplyEffects(IReadOnlyList<ReplyEffect> Rows, bool Differs)
{
    /// <summary>Counts.</summary>
    public static ReplyEffects Of(IEnumerable<Aftermath> all)
    {
        var rows = all.GroupBy(one => (one.Reaction, one.Strategy)).Select(group => Effect(group.Key.Reaction, group.Key.Strategy, null, [.. group])).ToList();
        var shown = rows.Where(row => row.Stopped.IsShown).Select(row => row.Stopped.Interval).ToList();
        return new ReplyEffects(InOrder(rows), shown.Exists(one => shown.Exists(other => !one.Overlaps(other))));
    }

    private static ReplyEffect Effect(Reaction reaction, ReplyStrategy? strategy, string? templateId, IReadOnlyList<Aftermath> all) => new()
    {
        Reaction = reaction,
        Strategy = strategy,
        TemplateId = templateId,
        Stopped = Count(all, one => !one.Repeated),
        Softened = Count([.. all.Where(one => one.Softened is not null)], one => one.Softened is true),
        Calm = Count(all, one => one.Calm),
        Templates = templateId is not null ? [] : InOrder(all.Where(one => one.TemplateId is not null).GroupBy(one => one.TemplateId)
            .Select(group => Effect(reaction, strategy, group.Key, [.. group])).Where(row => row.Stopped.IsShown)),
    };

    private static Tally Count(IReadOnlyList<Aftermath> all, Func<Aftermath, bool> isSo) => new(all.Count(isSo), all.Count);

    // By the lower end, so that three out of three do not come before ninety out of a hundred.
    private static IReadOnlyList<ReplyEffect> InOrder(IEnumerable<ReplyEffect> rows) =>
        [.. rows.OrderByDescending(row => row.Stopped.IsShown).ThenByDescending(row => row.Stopped.IsShown ? row.Stopped.Interval.Low : 0).ThenBy(row => row.Reaction).ThenBy(row => row.Strategy).ThenBy(row => row.TemplateId, StringComparer.Ordinal)];
}
