using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>One labelled message to learn from.</summary>
internal sealed record CorpusRow
{
    public required string Text { get; init; }

    /// <summary>nl or en.</summary>
    public required string Language { get; init; }

    public required Step Step { get; init; }

    /// <summary>The neighbouring step a second reader also accepts.</summary>
    public Step? Alternative { get; init; }

    public Target Target { get; init; }

    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>What kind of message it is; empty when not said.</summary>
    public string Phenomenon { get; init; } = "";

    /// <summary>The pass (file) it comes from. Passes are by different hands; they are never split between training and test.</summary>
    public required string Pass { get; init; }

    /// <summary>How much the row counts; 1 for our own writing.</summary>
    public float Weight { get; init; } = 1;

    /// <summary>
    /// The borrowed set whose own habits must not be learned: how much of it is hateful, and where its line lies, go into a weight of its own that is thrown
    /// away after the fit. Null for rows that are labelled as ours are.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>Whether only the step is labelled, as in borrowed sets.</summary>
    public bool StepOnly { get; init; }
}
