namespace ModBot.Classifiers.Features;

/// <summary>How loud each family is after it is brought to length 1. Chosen by leaving whole passes out; see models/README.md.</summary>
internal static class FamilyWeights
{
    /// <summary>
    /// How much of the usual size of a family is added to the size of a text's own before it is brought to length 1. A few short words are weak evidence; without this they
    /// would speak as loudly as a whole sentence.
    /// </summary>
    public const float Damping = 0.4f;

    private static readonly float[] Weights = [1.3f, 1.3f, 0.8f, 0.4f, 0.3f, 0.7f, 1f];

    /// <summary>Number of families.</summary>
    public const int Count = 7;

    public static float Of(FeatureFamily family) => Weights[(int)family];
}
