namespace ModBot.Moderation.Cases;

/// <summary>The invisible marks that turn the direction of a text around, so that it reads otherwise than it was typed. Writing from right to left does without them.</summary>
public static class DirectionMarks
{
    /// <summary>Whether a character is one.</summary>
    /// <param name="codePoint">The character, as a Unicode code point. All of them are one UTF-16 unit.</param>
    public static bool Contains(int codePoint) => codePoint is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
