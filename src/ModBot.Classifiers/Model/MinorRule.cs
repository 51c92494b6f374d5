using System.Globalization;
using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>
/// Sexual words together with the age of a minor. There are no examples to learn this from, and there must not be; the rule is narrow on
/// purpose, but it does not wait for the step: a request can be worded politely. Reports and quotes do not raise it.
/// </summary>
internal static class MinorRule
{
    private const int Oldest = 17;
    private const int Youngest = 6;

    public static bool Applies(TaggedText tagged, Step step, FlagSet flags)
    {
        if (flags.Contains(Flag.Quote) || !NamesMinor(tagged.Tokens)) return false;
        var bad = step > Step.None || flags.Contains(Flag.SexualImage) || flags.Contains(Flag.Sextortion);
        foreach (var token in tagged.Tokens)
        {
            if ((token.Classes & TagClasses.Sexual) != 0 && (bad || !IsPlain(token.Token.Text))) return true;
        }

        return false;
    }

    // Words of a lesson or a clothes shop; they need a bad text around them.
    private static bool IsPlain(ReadOnlySpan<char> word) => word is "sex" or "seks" or "bh" or "ondergoed" or "underwear" or "lingerie" or "slipje" or "panty" or "panties" or "webcam" or "cam" or "aan";

    private static bool NamesMinor(List<TaggedToken> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index].Token;
            if (token.Text is "minderjarig" or "minderjarige" or "minderjarigen" or "underage") return true;
            if (!IsAge(token.Text, out var unit)) continue;
            var next = index + 1 < tokens.Count ? tokens[index + 1].Token.Text : default;
            // "14 jaar", "veertien jaar" and "14jarige", "14f" and "v14" of who looks for contact, and "ik ben 14".
            if (IsYears(unit.IsEmpty ? next : unit) || unit is "f" or "m" or "v" or "j") return true;
            if (!unit.IsEmpty || index == 0) continue;
            var before = tokens[index - 1].Token.Text;
            if (SaysAge(before) && !IsOtherUnit(next)) return true;
            if (before is "pas" or "only" or "just" && (next.IsEmpty || tokens[index + 1].Token.Kind == TokenKind.Punctuation)) return true;
        }

        return false;
    }

    private static bool IsAge(ReadOnlySpan<char> word, out ReadOnlySpan<char> unit)
    {
        unit = default;
        if (word is "twaalf" or "dertien" or "veertien" or "vijftien" or "zestien" or "zeventien" or "elf" or "eleven" or "twelve" or "thirteen" or "fourteen" or "fifteen" or "sixteen" or "seventeen") return true;
        if (word.Length is 2 or 3 && word[0] is 'f' or 'm' or 'v' or 'j')
        {
            unit = word[..1];
            word = word[1..];
        }

        var digits = word.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0) digits = word.Length;
        if (digits is 0 or > 2 || (digits < word.Length && !unit.IsEmpty) || int.Parse(word[..digits], NumberStyles.None, CultureInfo.InvariantCulture) is < Youngest or > Oldest) return false;
        if (unit.IsEmpty) unit = word[digits..];
        return true;
    }

    private static bool IsYears(ReadOnlySpan<char> unit) => unit is "jaar" or "jarige" or "jarig" or "jr" or "yo" or "years" or "year" or "yrs";

    private static bool SaysAge(ReadOnlySpan<char> word) => word is "ben" or "bent" or "is" or "was" or "van" or "age" or "aged" or "am" or "are" or "im" or "shes" or "hes" or "youre" or "ur";

    private static bool IsOtherUnit(ReadOnlySpan<char> word) => word is "mb" or "gb" or "man" or "mensen" or "people" or "min" or "minuten" or "minutes" or "mins" or "uur" or "hours" or "cm" or "meter" or "km" or "kg" or "euro" or "keer" or "times" or "procent" or "percent" or "dagen" or "days" or "weken" or "weeks";
}
