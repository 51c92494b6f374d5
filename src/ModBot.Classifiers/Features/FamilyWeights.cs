namespace ModBot.Classifiers.Features;

/// <summary>How loud each family is after it is brought to length 1. Chosen by leaving whole passes out; see models/README.md.</summary>
internal static class FamilyWeights
{
    private static readonly float[] Weights = [1.3f, 1.3f, 0.8f, 0.4f, 0.3f, 0.7f];

    /// <summary>Number of families.</summary>
    public const int Count = 6;

    public static float Of(FeatureFamily family) => Weights[(int)family];
}
