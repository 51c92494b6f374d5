using System.Collections.Frozen;

namespace ModBot.Classifiers.Text;

/// <summary>Faces typed with punctuation, and the emoji they are read as. The two tone marks stay as they are typed.</summary>
internal static class Emoticons
{
    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>
    {
        [":)"] = "🙂",
        [":-)"] = "🙂",
        ["(:"] = "🙂",
        ["=)"] = "🙂",
        [":d"] = "😄",
        [":-d"] = "😄",
        ["=d"] = "😄",
        [";)"] = "😉",
        [";-)"] = "😉",
        [":p"] = "😛",
        [":-p"] = "😛",
        ["xp"] = "😝",
        [":("] = "😞",
        [":-("] = "😞",
        [":'("] = "😢",
        [":/"] = "😕",
        [":o"] = "😮",
        ["<3"] = "❤",
        ["</3"] = "💔",
        ["^^"] = "😊",
        ["-_-"] = "😒",
        ["-.-"] = "😒",
        [":3"] = "😊",
        [">:("] = "😠",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a chunk as an emoticon.</summary>
    public static bool TryRead(ReadOnlySpan<char> chunk, out string emoji)
    {
        emoji = "";
        return chunk.Length is >= 2 and <= 3 && Lookup.TryGetValue(chunk, out emoji!);
    }

    /// <summary>Whether the chunk is a tone mark: /s for sarcasm, /j for a joke.</summary>
    public static bool IsToneMark(ReadOnlySpan<char> chunk) => chunk is "/s" or "/j" or "/srs";
}
