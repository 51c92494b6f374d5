using System.Globalization;
using System.Text;

namespace ModBot.Moderation.Replies;

/// <summary>
/// Makes the value of a slot harmless: one line of plain text in which nothing is a slot, mention, command or markup. The
/// adapters post as plain text as well; this is the first of two locks.
/// </summary>
internal static class SlotValue
{
    /// <summary>Longest value of an ordinary slot, in UTF-16 code units. With the longest template the reply stays within 280.</summary>
    public const int MaxLength = 80;

    /// <summary>Longest story, rule or address.</summary>
    public const int MaxLongLength = 180;

    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>Longest value of a slot.</summary>
    public static int MaxOf(string slot) => slot is "verhaal" or "story" or "regel" or "rule" or "link" ? MaxLongLength : MaxLength;

    /// <summary>The value as it may stand in a reply; empty when nothing fit is left.</summary>
    public static string Clean(string slot, string value)
    {
        if (slot == "link") return CleanLink(value);
        var text = new StringBuilder(Math.Min(value.Length, 4 * MaxLongLength));
        foreach (var rune in value.EnumerateRunes())
        {
            if (text.Length >= 4 * MaxLongLength) break;
            Append(text, rune, IsName(slot));
        }

        return Cut(text.ToString().Trim(' ', '/', ZeroWidthJoiner), MaxOf(slot));
    }

    private static bool IsName(string slot) => slot is "naam" or "name" or "persoon" or "person";

    private static void Append(StringBuilder text, Rune rune, bool isName)
    {
        var last = text.Length == 0 ? ' ' : text[^1];
        switch (rune.Value)
        {
            case '{' or '[':
                text.Append('(');
                return;
            case '}' or ']':
                text.Append(')');
                return;
            case '@' or '<' or '>' or '*' or '~' or '`' or '|' or '\\' or '#' or 0xFF20 or 0xFE6B or 0xFFFD:
            case '/' when last is ' ' or ':' or '/':
                return;
            case '_':
            case '.' when isName && last != ' ': // a display name must not become a link: "win.example" → "win example"
                Space(text);
                return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                Space(text);
                return;
            case UnicodeCategory.Format when rune.Value != ZeroWidthJoiner:
            case UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate:
                return;
            default:
                text.Append(rune.ToString());
                return;
        }
    }

    private static void Space(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
    }

    // Cuts between characters as a reader sees them, never inside an emoji or between a letter and its accent.
    private static string Cut(string text, int limit)
    {
        if (text.Length <= limit) return text;
        var end = 0;
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            if (end + next > limit - 1) break;
            end += next;
        }

        return end == 0 ? string.Empty : string.Concat(text.AsSpan(0, end).TrimEnd(' '), "…");
    }

    // A link goes out as a link, so it has to be a plain https address. Characters that are markup somewhere are escaped.
    private static string CleanLink(string value)
    {
        if (value.Length > MaxLongLength || !Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri)) return string.Empty;
        if (uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0 || uri.IdnHost.Length == 0) return string.Empty;
        var path = new StringBuilder(uri.PathAndQuery + uri.Fragment)
            .Replace("@", "%40").Replace("*", "%2A").Replace("_", "%5F").Replace("~", "%7E")
            .Replace("(", "%28").Replace(")", "%29").Replace("[", "%5B").Replace("]", "%5D").Replace("|", "%7C").Replace("`", "%60");
        var port = uri.IsDefaultPort ? string.Empty : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        var link = $"https://{uri.IdnHost}{port}{path}";
        return link.Length <= MaxLongLength ? link : string.Empty;
    }
}
