namespace ModBot.Bench;

/// <summary>What a model said of texts whose label is known: above zero is flagged.</summary>
/// <param name="Scores">Whether each text is hateful, and its score.</param>
internal sealed record Verdicts(IReadOnlyList<(bool Hate, double Score)> Scores)
{
    /// <summary>Share of the hateful texts that is flagged.</summary>
    public double Recall => ShareAbove(hate: true, 0);

    /// <summary>Share of the other texts that is flagged.</summary>
    public double FalseFlags => ShareAbove(hate: false, 0);

    /// <summary>How likely a hateful text has a higher score than another; equal scores count half.</summary>
    public double Area
    {
        get
        {
            var (sum, others, hates) = (0.0, 0.0, 0.0);
            foreach (var equal in Scores.GroupBy(row => row.Score).OrderBy(group => group.Key))
            {
                var hate = equal.Count(row => row.Hate);
                var other = equal.Count() - hate;
                sum += hate * (others + (other / 2.0));
                others += other;
                hates += hate;
            }

            return sum / (hates * others);
        }
    }

    /// <summary>Share of the hateful texts that is found when at most this share of the others is flagged.</summary>
    public double RecallAt(double falseFlags)
    {
        var others = Scores.Where(row => !row.Hate).Select(row => row.Score).OrderDescending().ToList();
        var allowed = (int)Math.Round(falseFlags * others.Count);
        return ShareAbove(hate: true, allowed < others.Count ? others[allowed] : double.NegativeInfinity);
    }

    private double ShareAbove(bool hate, double threshold)
    {
        var rows = Scores.Where(row => row.Hate == hate).ToList();
        return rows.Count == 0 ? 0 : (double)rows.Count(row => row.Score > threshold) / rows.Count;
    }
}
