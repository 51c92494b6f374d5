namespace ModBot.Classifiers.Features;

/// <summary>The hash that names a feature. Its values are part of the model format: they must never change without a new format version.</summary>
internal static class FeatureHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>Begins the name of a feature of one family.</summary>
    public static ulong Start(FeatureFamily family, int kind) => Add(0x243F6A8885A308D3UL, ((ulong)family << 8) | (uint)kind);

    /// <summary>Adds one value to the name.</summary>
    public static ulong Add(ulong state, ulong value)
    {
        state = (state ^ value) * Prime;
        return state ^ (state >> 29);
    }

    /// <summary>The hash of a word, to be added to names.</summary>
    public static ulong OfText(ReadOnlySpan<char> text)
    {
        var state = 0xCBF29CE484222325UL;
        foreach (var unit in text) state = (state ^ unit) * 0x100000001B3UL;
        return state ^ (state >> 31);
    }

    /// <summary>The key under which the feature stands in the table; never 0.</summary>
    public static uint Key(ulong state)
    {
        state ^= state >> 32;
        state *= 0xD6E8FEB86659FD93UL;
        var key = (uint)(state >> 32);
        return key == 0 ? 1 : key;
    }
}
