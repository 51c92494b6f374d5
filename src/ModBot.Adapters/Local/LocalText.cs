using System.Globalization;
using System.Text;
using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Local;

/// <summary>What the chat takes as a text and as a name.</summary>
public static class LocalText
{
    /// <summary>UTF-16 units in a text, after trimming.</summary>
    public const int MaxTextLength = 4000;

    /// <summary>UTF-16 units in a name, after trimming.</summary>
    public const int MaxAuthorLength = 40;

    /// <summary>
    /// Makes a text fit for storage: half characters (lone surrogates) become U+FFFD, line ends become <c>\n</c>, space around it goes.
    /// </summary>
    internal static LocalChatProblem Clean(string text, out string clean)
    {
        clean = Whole(text).ReplaceLineEndings("\n").Trim();
        if (!HasVisible(clean))
            return LocalChatProblem.TextEmpty;
        return clean.Length > MaxTextLength ? LocalChatProblem.TextTooLong : LocalChatProblem.None;
    }

    /// <summary>Makes a name fit for storage, or says that it is none.</summary>
    internal static LocalChatProblem CleanAuthor(string author, string botName, out string clean)
    {
        clean = Whole(author).Trim();
        if (clean.Length > MaxAuthorLength || !HasVisible(clean) || clean.EnumerateRunes().Any(SpoilsName))
            return LocalChatProblem.AuthorInvalid;
        var key = NameKey(clean);
        return key == "modbot" || (key.Length > 0 && key == NameKey(botName)) ? LocalChatProblem.AuthorReserved : LocalChatProblem.None;
    }

    // The runes of a string are never half: EnumerateRunes gives U+FFFD for a lone surrogate.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }

    private static bool HasVisible(string text) => text.EnumerateRunes().Any(rune =>
        !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));

    // Line breaks and the marks that turn the direction of text around would let a name run into what stands next to it.
    private static bool SpoilsName(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || DirectionMarks.Contains(rune.Value);

    // "De Moderatie." and "de  moderatie" are the same name to whoever reads it.
    private static string NameKey(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(Rune.IsLetterOrDigit))
            key.Append(Rune.ToLowerInvariant(rune));
        return key.ToString();
    }
}
