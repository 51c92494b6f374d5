namespace ModBot.Classifiers.Features;

/// <summary>The grounds of the terms found.</summary>
internal static class GroundFeatures
{
    public static void Add(List<TaggedToken> tokens, FeatureBuffer buffer)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            for (uint rest = tokens[index].Grounds; rest != 0; rest &= rest - 1)
            {
                var ground = (ulong)System.Numerics.BitOperations.TrailingZeroCount(rest);
                buffer.Add(FeatureHash.Add(FeatureHash.Start(FeatureFamily.Ground, 0), ground), FeatureFamily.Ground, index, index);
                // The class too: an attacked group and a slur of the same ground weigh differently.
                buffer.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(FeatureFamily.Ground, 1), ground), (ulong)(tokens[index].Primary + 1)), FeatureFamily.Ground, index, index);
            }
        }
    }
}
