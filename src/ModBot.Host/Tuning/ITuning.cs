using ModBot.Host.Desk;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tuning;

/// <summary>Why the tuning did not change. Each has a sentence that says what to do now.</summary>
internal enum TuningProblem
{
    None = 0,

    /// <summary>The person's role may not do this.</summary>
    NotAllowed,

    /// <summary>What was shown is no longer so.</summary>
    ChangedMeanwhile,

    /// <summary>There is no such case or remembered text (any more).</summary>
    NotFound,

    /// <summary>This text cannot be remembered; <see cref="TuningResult.Text"/> says why.</summary>
    CannotBeRemembered,

    /// <summary>The classifier is down, so nobody can read the words.</summary>
    ClassifierDown,

    /// <summary>The database could not be written; nothing happened.</summary>
    NotStored,
}

/// <summary>How a request went.</summary>
/// <param name="Problem">None when it was done.</param>
/// <param name="Text">With <see cref="TuningProblem.CannotBeRemembered"/>: why.</param>
internal sealed record TuningResult(TuningProblem Problem, RememberProblem? Text = null)
{
    public static readonly TuningResult Ok = new(TuningProblem.None);

    public bool IsOk => Problem == TuningProblem.None;
}

/// <summary>Whether the text of a closed case can be remembered as harmless.</summary>
internal enum RememberOffer
{
    /// <summary>Not this one, or not by this person.</summary>
    None = 0,

    /// <summary>It can.</summary>
    Possible,

    /// <summary>It is.</summary>
    Done,
}

/// <summary>A change of the threshold.</summary>
/// <param name="At">When.</param>
/// <param name="ByName">Who confirmed it; null when nobody knows any more.</param>
/// <param name="From">The value before.</param>
/// <param name="To">The value after.</param>
/// <param name="IsReturn">Whether it put the value before back.</param>
/// <param name="Decided">How many decisions it rested on; 0 when it put a value back.</param>
/// <param name="Needed">In how many of those action was needed.</param>
internal sealed record ThresholdChange(DateTimeOffset At, string? ByName, double From, double To, bool IsReturn, int Decided, int Needed);

/// <summary>A remembered text as a list shows it: labels only (A38).</summary>
internal sealed record RememberedText
{
    public required string Id { get; init; }

    public required Step Step { get; init; }

    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    public required DateTimeOffset RememberedAt { get; init; }

    /// <summary>How many messages were left alone for it.</summary>
    public required long LeftAlone { get; init; }

    public DateTimeOffset? LastLeftAloneAt { get; init; }
}

/// <summary>How the community is tuned. Counts of cases only, never of the people who decided (A51).</summary>
internal sealed record TuningView
{
    /// <summary>The threshold now.</summary>
    public required double Threshold { get; init; }

    /// <summary>What the last decisions say about it.</summary>
    public required ThresholdReview Review { get; init; }

    /// <summary>How often persons agreed with each step, over the newest decisions.</summary>
    public IReadOnlyList<StepAgreement> Steps { get; init; } = [];

    /// <summary>The changes, newest first.</summary>
    public IReadOnlyList<ThresholdChange> Changes { get; init; } = [];

    /// <summary>What putting back leads to; null when no change stands.</summary>
    public double? Before { get; init; }

    /// <summary>The remembered texts, newest first.</summary>
    public IReadOnlyList<RememberedText> Texts { get; init; } = [];
}

/// <summary>
/// What a community learns from its own decisions: a threshold that a lead or admin confirms, and texts that are harmless here. It never trains
/// the classifier. Every call checks the viewer; a surface holds no rules.
/// </summary>
internal interface ITuning
{
    /// <summary>How the community is tuned; null for whoever is no lead or admin.</summary>
    Task<TuningView?> GetAsync(Viewer viewer, CancellationToken cancellation);

    /// <summary>Confirms the proposal as it was shown. Leads and admins.</summary>
    Task<TuningResult> ConfirmAsync(Viewer viewer, double from, double to, CancellationToken cancellation);

    /// <summary>Puts the value before back. Leads and admins.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="from">The threshold as it was shown.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<TuningResult> PutBackAsync(Viewer viewer, double from, CancellationToken cancellation);

    /// <summary>Whether this person may have the text of this case remembered.</summary>
    Task<RememberOffer> OfferAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    /// <summary>"Onthoud: dit is hier niet schadelijk". Whoever closed the case, and leads and admins.</summary>
    Task<TuningResult> RememberAsync(Viewer viewer, string caseId, CancellationToken cancellation);

    /// <summary>A remembered text up to a layer; writes the look into the ledger. Leads and admins.</summary>
    Task<(TuningResult Result, RevealedText? Text)> RevealAsync(Viewer viewer, string id, RevealLayer layer, CancellationToken cancellation);

    /// <summary>Forgets a text: its like opens a case again. Leads and admins.</summary>
    Task<TuningResult> ForgetAsync(Viewer viewer, string id, CancellationToken cancellation);
}
