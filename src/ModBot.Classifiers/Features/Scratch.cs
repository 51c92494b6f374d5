namespace ModBot.Classifiers.Features;

/// <summary>A row of values that is needed for a moment, again and again. Not safe to share.</summary>
internal sealed class Scratch<T> where T : struct
{
    private T[] items = [];

    /// <summary>Takes a row of default values; the row taken before is overwritten.</summary>
    public Span<T> Take(int count)
    {
        if (items.Length < count) items = new T[Math.Max(count, items.Length * 2)];
        var taken = items.AsSpan(0, count);
        taken.Clear();
        return taken;
    }
}
