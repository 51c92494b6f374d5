namespace ModBot.Classifiers.Features;

/// <summary>
/// The features a model knows: key to number by an open table, and the rarity of each. Immutable and safe to share. A feature that is not
/// here does not count.
/// </summary>
internal sealed class FeatureSpace
{
    private readonly uint[] slots;
    private readonly int[] numbers;
    private readonly int mask;

    public FeatureSpace(uint[] keys, FeatureFamily[] families, float[] rarities)
    {
        Keys = keys;
        Families = families;
        Rarities = rarities;
        var size = 1024;
        while (size < keys.Length * 2) size *= 2;
        slots = new uint[size];
        numbers = new int[size];
        mask = size - 1;
        for (var number = 0; number < keys.Length; number++)
        {
            var slot = Slot(keys[number]);
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = keys[number];
            numbers[slot] = number;
        }
    }

    /// <summary>The keys, ascending.</summary>
    public uint[] Keys { get; }

    /// <summary>The family of each feature.</summary>
    public FeatureFamily[] Families { get; }

    /// <summary>The inverse document frequency of each feature.</summary>
    public float[] Rarities { get; }

    /// <summary>Number of features.</summary>
    public int Count => Keys.Length;

    /// <summary>The number of a feature; −1 when it is not known.</summary>
    public int Find(uint key)
    {
        var slot = Slot(key);
        while (slots[slot] != 0)
        {
            if (slots[slot] == key) return numbers[slot];
            slot = (slot + 1) & mask;
        }

        return -1;
    }

    // Keys are hashes, but the model file is untrusted: mixing keeps a crafted file from making one long chain by its low bits alone.
    private int Slot(uint key) => (int)((key * 0x9E3779B1u) >> 7) & mask;
}
