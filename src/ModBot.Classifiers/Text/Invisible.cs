using System.Globalization;
using System.Text;

namespace ModBot.Classifiers.Text;

/// <summary>Characters that show nothing and are used to break a word apart: zero-width, joiners, soft hyphen, variation selectors, marks, tags.</summary>
internal static class Invisible
{
    public static bool Contains(Rune rune) => rune.Value switch
    {
        0xAD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0x2800 => true,
        >= 0x180B and <= 0x180F => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        0xFEFF => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        // Skin tones: the same emoji whoever sends it.
        >= 0x1F3FB and <= 0x1F3FF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format,
    };
}
