using System.Text;

namespace ModBot.Adapters.Discord;

/// <summary>Makes any text harmless in Discord: what comes out looks like what went in, and nothing of it is markup, a mention, an emoji or a link.</summary>
internal static class DiscordText
{
    /// <summary>UTF-16 units of a message's content.</summary>
    public const int MaxContent = 2000;

    /// <summary>UTF-16 units of all text displays of a message together.</summary>
    public const int MaxDisplay = 4000;

    // A backslash before any of these shows the mark itself. The colon breaks links and emoji names, the less-than sign mentions and timestamps, the at-sign calls to everyone.
    private const string Marks = @"\*_~|`<>[]()#@:-+";

    /// <summary>Escapes a text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var onlyDigits = true;
        var digits = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // A number with a dot at the beginning of a line would become a list.
            if (Marks.Contains((char)rune.Value) && rune.IsAscii) escaped.Append('\\');
            else if (rune.Value == '.' && onlyDigits && digits > 0) escaped.Append('\\');
            escaped.Append(rune);
            if (rune.Value is '\n' or '\r') (onlyDigits, digits) = (true, 0);
            else if (rune.IsAscii && char.IsAsciiDigit((char)rune.Value)) digits++;
            else if (rune.Value is not (' ' or '\t') || digits > 0) onlyDigits = false;
        }

        return escaped.ToString();
    }

    /// <summary>Cuts a plain text between characters, with three dots where something was lost.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max) return text;
        var end = max - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
