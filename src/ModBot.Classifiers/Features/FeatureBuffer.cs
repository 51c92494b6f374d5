namespace ModBot.Classifiers.Features;

/// <summary>A feature found in a text.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Family">Its family.</param>
/// <param name="First">First token it was found at; −1 when it is of the whole text.</param>
/// <param name="Last">Last token it was found at.</param>
internal readonly record struct Feature(uint Key, FeatureFamily Family, int First, int Last);

/// <summary>
/// The features of one text, each once: repeating a word a hundred times says no more than saying it. Reused from text to text; not safe to share.
/// </summary>
internal sealed class FeatureBuffer
{
    private Feature[] items = new Feature[1024];
    private int[] slots = new int[4096];

    /// <summary>Room for a hash per token.</summary>
    public Scratch<ulong> Hashes { get; } = new();

    /// <summary>Room for a symbol per token.</summary>
    public Scratch<ulong> Symbols { get; } = new();

    /// <summary>Room for what each token stands in.</summary>
    public Scratch<Scope> Scopes { get; } = new();

    /// <summary>Room for which tokens have a sense.</summary>
    public Scratch<bool> Sensed { get; } = new();

    /// <summary>Number of features.</summary>
    public int Count { get; private set; }

    /// <summary>The features, in the order they were found.</summary>
    public ReadOnlySpan<Feature> Items => items.AsSpan(0, Count);

    /// <summary>Forgets the features.</summary>
    public void Clear()
    {
        Count = 0;
        slots.AsSpan().Clear();
    }

    /// <summary>Adds a feature unless it is there.</summary>
    public void Add(ulong name, FeatureFamily family, int first, int last)
    {
        var key = FeatureHash.Key(name);
        var mask = slots.Length - 1;
        var slot = (int)key & mask;
        while (slots[slot] != 0)
        {
            if (items[slots[slot] - 1].Key == key) return;
            slot = (slot + 1) & mask;
        }

        if (Count == items.Length) Array.Resize(ref items, items.Length * 2);
        items[Count++] = new Feature(key, family, first, last);
        slots[slot] = Count;
        if (Count * 2 > slots.Length) Rehash();
    }

    private void Rehash()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var index = 0; index < Count; index++)
        {
            var slot = (int)items[index].Key & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = index + 1;
        }
    }
}
