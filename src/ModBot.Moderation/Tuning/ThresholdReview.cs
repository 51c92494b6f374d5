namespace ModBot.Moderation.Tuning;

/// <summary>What a look at the last decisions found. Each has a sentence in the texts of the console.</summary>
public enum ThresholdFinding
{
    /// <summary>Too few decisions to say anything.</summary>
    TooFew = 0,

    /// <summary>Action was needed in a fair share of the cases.</summary>
    Fits,

    /// <summary>Action was seldom needed; a higher threshold is proposed (A55).</summary>
    SeldomNeeded,

    /// <summary>Action was seldom needed, but a higher threshold would spare next to nothing or leave out too much that needs a person.</summary>
    SeldomNeededNoSafeStep,

    /// <summary>Action was nearly always needed, just above the threshold as well; a lower one is proposed.</summary>
    NearlyAlwaysNeeded,

    /// <summary>The threshold cannot go further that way.</summary>
    AtTheBorder,
}

/// <summary>A change of the threshold that a person may confirm.</summary>
/// <param name="From">The threshold now.</param>
/// <param name="To">The proposed one.</param>
/// <param name="Spared">How many of the last decisions would not have been asked; 0 for a lower threshold.</param>
/// <param name="SparedNeeded">In how many of those action was needed.</param>
public sealed record ThresholdProposal(double From, double To, int Spared, int SparedNeeded);

/// <summary>A look at the last decisions.</summary>
/// <param name="Finding">What it found.</param>
/// <param name="Decided">How many decisions counted, at most <see cref="ThresholdRule.Window"/>.</param>
/// <param name="Needed">In how many of those action was needed.</param>
/// <param name="Proposal">The change it proposes; null when it proposes none.</param>
public sealed record ThresholdReview(ThresholdFinding Finding, int Decided, int Needed, ThresholdProposal? Proposal = null);
