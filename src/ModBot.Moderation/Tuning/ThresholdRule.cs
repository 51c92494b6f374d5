namespace ModBot.Moderation.Tuning;

/// <summary>
/// When another case threshold is proposed (DOMAIN §5, A55). It looks at the last <see cref="Window"/> decisions on which the threshold has a
/// say, proposes one small step, and does nothing by itself: a person confirms.
/// </summary>
public static class ThresholdRule
{
    /// <summary>So many decisions are looked at, and with fewer there is no proposal (A55).</summary>
    public const int Window = 30;

    /// <summary>Lowest threshold that is proposed.</summary>
    public const double Lowest = 0.3;

    /// <summary>Highest threshold that is proposed or can be set: what is surely harmful to the classifier always gets a person.</summary>
    public const double Highest = 0.8;

    /// <summary>A higher threshold is proposed when action was needed in less than this share (A55).</summary>
    public const double SeldomBelow = 0.3;

    /// <summary>A lower threshold is proposed when action was needed in at least this share, overall and just above the threshold.</summary>
    public const double NearlyAlwaysFrom = 0.8;

    /// <summary>A higher threshold spares at least so many of the decisions, or it is not worth a change.</summary>
    public const int LeastSpared = 3;

    /// <summary>Of what a higher threshold spares, action was needed in at most this share.</summary>
    public const double MostMissed = 0.2;

    /// <summary>So many decisions just above the threshold must say that a lower one is needed.</summary>
    public const int LeastNear = 10;

    private const double Step = 0.05;
    private const double Near = 0.1;
    private const double Rounding = 1e-9;

    // The bigger step first: one proposal, not two in a row.
    private static readonly double[] StepsUp = [2 * Step, Step];

    /// <summary>Looks at the last decisions.</summary>
    /// <param name="threshold">The threshold now, 0–1.</param>
    /// <param name="newestFirst">Decisions on cases that opened under it, newest first, of one model: probabilities of two models do not compare.</param>
    public static ThresholdReview Review(double threshold, IEnumerable<DecidedCase> newestFirst)
    {
        var cases = newestFirst.Where(decided => decided.DependsOnThreshold).Take(Window).ToList();
        var needed = cases.Count(decided => decided.Needed);
        var (finding, proposal) = cases.Count < Window ? (ThresholdFinding.TooFew, null)
            : needed < SeldomBelow * Window - Rounding ? Higher(threshold, cases)
            : needed >= NearlyAlwaysFrom * Window - Rounding ? Lower(threshold, cases)
            : (ThresholdFinding.Fits, null);
        return new ThresholdReview(finding, cases.Count, needed, proposal);
    }

    private static (ThresholdFinding, ThresholdProposal?) Higher(double threshold, List<DecidedCase> cases)
    {
        var steps = StepsUp.Select(step => Math.Round(threshold + step, 2)).Where(to => to <= Highest + Rounding).ToList();
        if (steps.Count == 0) return (ThresholdFinding.AtTheBorder, null);
        var proposal = steps.Select(to => Preview(threshold, to, cases)).FirstOrDefault(preview => preview.Spared >= LeastSpared && preview.SparedNeeded <= MostMissed * preview.Spared + Rounding);
        return (proposal is null ? ThresholdFinding.SeldomNeededNoSafeStep : ThresholdFinding.SeldomNeeded, proposal);
    }

    // What lies below the threshold was never asked, so what lies just above it has to speak for it.
    private static (ThresholdFinding, ThresholdProposal?) Lower(double threshold, List<DecidedCase> cases)
    {
        var near = cases.Where(decided => decided.Assessment.Probabilities.AtLeast(Ladder.Step.Negativity) < threshold + Near).ToList();
        if (near.Count < LeastNear || near.Count(decided => decided.Needed) < NearlyAlwaysFrom * near.Count - Rounding) return (ThresholdFinding.Fits, null);
        var to = Math.Round(threshold - Step, 2);
        return to < Lowest - Rounding ? (ThresholdFinding.AtTheBorder, null) : (ThresholdFinding.NearlyAlwaysNeeded, Preview(threshold, to, cases));
    }

    private static ThresholdProposal Preview(double from, double to, List<DecidedCase> cases)
    {
        var spared = cases.Where(decided => !decided.OpensWith(to)).ToList();
        return new ThresholdProposal(from, to, spared.Count, spared.Count(decided => decided.Needed));
    }
}
