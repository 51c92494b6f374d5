using ModBot.Classifiers.Evaluate;

namespace ModBot.Classifiers.Train;

/// <summary>What a training gave. Nothing is on disk until <see cref="Model.ModelFile.Save(TrainingResult, string)"/>.</summary>
public sealed class TrainingResult
{
    internal TrainingResult(LadderClassifier classifier, EvaluationReport heldOut)
    {
        Classifier = classifier;
        HeldOut = heldOut;
    }

    /// <summary>The trained classifier, ready to use.</summary>
    public LadderClassifier Classifier { get; }

    /// <summary>The figures on passes that were left out, from models trained on the other passes. The honest figures of this training.</summary>
    public EvaluationReport HeldOut { get; }
}
