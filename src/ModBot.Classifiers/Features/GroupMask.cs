namespace ModBot.Classifiers.Features;

/// <summary>Hides which group is named (A04, A05): its term is replaced by its class in word and character features.</summary>
internal static class GroupMask
{
    /// <summary>Whether the term is hidden.</summary>
    public static bool IsMasked(TaggedToken token) => (token.Classes & TagClasses.Groups) != 0 && (token.Classes & ~TagClasses.Groups) == 0;

    /// <summary>What stands in its place.</summary>
    public static ulong HashOf(TaggedToken token) => FeatureHash.Add(0x6EED0E9DA4D94A4FUL, (ulong)token.Primary);
}
