namespace ModBot.Adapters;

/// <summary>Remembers the last so many ids. Thread-safe.</summary>
/// <param name="capacity">How many.</param>
internal sealed class RecentIds(int capacity)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Notes an id; false when it was known.</summary>
    public bool Add(string id)
    {
        lock (gate)
        {
            if (!known.Add(id)) return false;
            order.Enqueue(id);
            if (order.Count > capacity) known.Remove(order.Dequeue());
            return true;
        }
    }

    /// <summary>Forgets an id that turned out to mean nothing.</summary>
    public void Remove(string id)
    {
        lock (gate) known.Remove(id);
    }

    /// <summary>Whether it is known.</summary>
    public bool Contains(string id)
    {
        lock (gate) return known.Contains(id);
    }
}
