using System.Collections.Frozen;

namespace ModBot.Bench.Families;

/// <summary>The words that have a row of their own, by the hash of <c>WordFeatures</c>.</summary>
internal sealed class NetWords(ulong[] hashes)
{
    private readonly FrozenDictionary<ulong, int> rows = hashes.Select((hash, row) => (hash, row)).ToFrozenDictionary(pair => pair.hash, pair => pair.row);

    /// <summary>The hashes, in the order of their rows.</summary>
    public ulong[] Hashes => hashes;

    /// <summary>The row of a word; −1 when it has none.</summary>
    public int Find(ulong hash) => rows.GetValueOrDefault(hash, -1);
}
