using System.Text;

namespace ModBot.Classifiers.Text;

/// <summary>Which characters stand for a picture and are a token of their own.</summary>
internal static class Emoji
{
    public static bool IsEmoji(Rune rune) => rune.Value switch
    {
        < 0x203C => false,
        0x203C or 0x2049 or 0x2139 or 0x2934 or 0x2935 or 0x3030 or 0x303D => true,
        >= 0x2190 and <= 0x21FF => true,
        >= 0x2300 and <= 0x23FF => true,
        >= 0x25A0 and <= 0x27BF => true,
        >= 0x2B00 and <= 0x2BFF => true,
        // Boxed and regional letters are letters in disguise except as a flag; the folder table takes the boxed ones first.
        >= 0x1F000 and <= 0x1FAFF => true,
        _ => false,
    };
}
