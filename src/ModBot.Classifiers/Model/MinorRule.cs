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
            var digits = token.Text.IndexOfAnyExceptInRange('0', '9');
            if (digits < 0) digits = token.Text.Length;
            if (digits is 0 or > 2 || int.Parse(token.Text[..digits], NumberStyles.None, CultureInfo.InvariantCulture) is < Youngest or > Oldest) continue;
            // "14 jaar" and "14jarige".
            var unit = digits < token.Text.Length ? token.Text[digits..] : token.Kind == TokenKind.Number && index + 1 < tokens.Count ? tokens[index + 1].Token.Text : "";
            if (unit is "jaar" or "jarige" or "jarig" or "jr" or "yo" or "years" or "year" or "yrs") return true;
        }

        return false;
    }
}
