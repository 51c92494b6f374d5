using System.Collections.Concurrent;

namespace ModBot.Host.Health;

/// <summary>What is wrong right now, by part: <c>database</c>, <c>classifier</c>, <c>platform.local</c>. Sentences hold no message text.</summary>
internal sealed class HealthBoard
{
    private readonly ConcurrentDictionary<string, string> problems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> notes = new(StringComparer.Ordinal);

    /// <summary>The problems, by part, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Problems => [.. problems.OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>What somebody should look at although everything works, by part, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Notes => [.. notes.OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>Messages that were read and wait to be scored, at least.</summary>
    public int Unscored { get; set; }

    public void Report(string part, string problem) => problems[part] = problem;

    public void Clear(string part) => problems.TryRemove(part, out _);

    /// <summary>Says something of a part that still works; null for nothing any more.</summary>
    public void Note(string part, string? note)
    {
        if (note is null) notes.TryRemove(part, out _);
        else notes[part] = note;
    }

    public bool Has(string part) => problems.ContainsKey(part);
}
