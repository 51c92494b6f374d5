using ModBot.Classifiers.Features;

namespace ModBot.Classifiers.Model;

/// <summary>All a classifier needs: how to read a text, and the weights. Immutable; safe to share between threads.</summary>
internal sealed class LadderModel
{
    /// <summary>Reads texts into features.</summary>
    public required FeatureExtractor Extractor { get; init; }

    /// <summary>The known features.</summary>
    public required FeatureSpace Space { get; init; }

    /// <summary>One row of <see cref="HeadLayout.Columns"/> whole numbers per feature; times <see cref="Scales"/> they are weights.</summary>
    public required sbyte[] Weights { get; init; }

    /// <summary>What one unit of a column's weights is worth.</summary>
    public required float[] Scales { get; init; }

    /// <summary>Where each column starts from.</summary>
    public required float[] Biases { get; init; }

    /// <summary>From which probability a yes-or-no column says yes.</summary>
    public required float[] Thresholds { get; init; }

    /// <summary>Divides the step scores before they become probabilities; found on passes the weights were not learned from.</summary>
    public required float Temperature { get; init; }

    /// <summary>How the model came about, in one line.</summary>
    public required string Origin { get; init; }

    /// <summary>Name of this model; follows from its content.</summary>
    public string Version { get; init; } = "unsaved";
}
