namespace ModBot.Classifiers.Train;

/// <summary>
/// Which texts of a borrowed set are kept for testing: one in five, by the text itself, so that every program that reads the set sets the same aside
/// and a text that occurs twice is never on both sides.
/// </summary>
internal static class HeldOutFifth
{
    private const uint Parts = 5;

    /// <summary>Whether the text is kept for testing.</summary>
    public static bool Holds(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text) hash = (hash ^ char.ToLowerInvariant(character)) * 16777619u;
        return hash % Parts == 0;
    }
}
