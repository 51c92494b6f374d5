namespace ModBot.Classifiers.Features;

/// <summary>A feature of a text that the model knows, with all that scoring needs of it.</summary>
/// <param name="Number">Its number in the model.</param>
/// <param name="Index">Its place among the features of the text.</param>
/// <param name="Family">Its family.</param>
/// <param name="Rarity">Its inverse document frequency.</param>
internal readonly record struct KnownFeature(int Number, int Index, FeatureFamily Family, float Rarity);

/// <summary>
/// The features a model knows: key to number by an open table, and the rarity of each. Immutable and safe to share. A feature that is not
/// here does not count.
/// </summary>
internal sealed class FeatureSpace
{
    // All of a feature in one place: scoring waits for memory more than for anything else.
    private readonly Slot[] slots;
    private readonly int mask;

    public FeatureSpace(uint[] keys, FeatureFamily[] families, float[] rarities, float[] usual)
    {
        Keys = keys;
        Families = families;
        Rarities = rarities;
        Usual = usual;
        var size = 1024;
        while (size < keys.Length * 3 / 2) size *= 2;
        slots = new Slot[size];
        mask = size - 1;
        for (var number = 0; number < keys.Length; number++)
        {
            var slot = First(keys[number]);
            while (slots[slot].Key != 0) slot = (slot + 1) & mask;
            slots[slot] = new Slot(keys[number], number, families[number], rarities[number]);
        }
    }

    /// <summary>The keys, ascending.</summary>
    public uint[] Keys { get; }

    /// <summary>The family of each feature.</summary>
    public FeatureFamily[] Families { get; }

    /// <summary>The inverse document frequency of each feature.</summary>
    public float[] Rarities { get; }

    /// <summary>Per family, the usual sum of squared rarities of a text's features; see <see cref="FamilyWeights.Damping"/>.</summary>
    public float[] Usual { get; }

    /// <summary>What the rarity of a feature is multiplied by.</summary>
    /// <param name="family">Its family.</param>
    /// <param name="squares">The sum of squared rarities of the text's known features of that family.</param>
    public float Norm(FeatureFamily family, float squares) =>
        squares > 0 ? FamilyWeights.Of(family) / MathF.Sqrt(squares + (FamilyWeights.Damping * Usual[(int)family])) : 0;

    /// <summary>Number of features.</summary>
    public int Count => Keys.Length;

    /// <summary>The number of a feature; −1 when it is not known.</summary>
    public int Find(uint key)
    {
        for (var slot = First(key); slots[slot].Key != 0; slot = (slot + 1) & mask)
        {
            if (slots[slot].Key == key) return slots[slot].Number;
        }

        return -1;
    }

    /// <summary>Finds the features of a text that are known.</summary>
    /// <param name="features">The features of the text.</param>
    /// <param name="known">Receives those that are known, in the same order; as long as <paramref name="features"/>.</param>
    /// <returns>How many are known.</returns>
    public int Find(ReadOnlySpan<Feature> features, Span<KnownFeature> known)
    {
        var count = 0;
        for (var index = 0; index < features.Length; index++)
        {
            var key = features[index].Key;
            for (var slot = First(key); slots[slot].Key != 0; slot = (slot + 1) & mask)
            {
                ref readonly var found = ref slots[slot];
                if (found.Key != key) continue;
                known[count++] = new KnownFeature(found.Number, index, found.Family, found.Rarity);
                break;
            }
        }

        return count;
    }

    // Keys are hashes, but the model file is untrusted: mixing keeps a crafted file from making one long chain by its low bits alone.
    private int First(uint key) => (int)((key * 0x9E3779B1u) >> 7) & mask;

    private readonly record struct Slot(uint Key, int Number, FeatureFamily Family, float Rarity);
}
