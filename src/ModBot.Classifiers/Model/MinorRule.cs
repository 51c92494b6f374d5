using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>
/// Sexual words together with the age of a minor, in a text that is not harmless or asks for images. There are no examples to learn this
/// from, and there must not be; the rule is narrow on purpose. Reports and quotes do not raise it.
/// </summary>
internal static class MinorRule
{
    private const int Oldest = 17;
    private const int Youngest = 6;

    public static bool Applies(TaggedText tagged, Step step, IReadOnlyList<Flag> flags)
    {
        if (flags.Contains(Flag.Quote)) return false;
        if (step == Step.None && !flags.Contains(Flag.SexualImage) && !flags.Contains(Flag.Sextortion)) return false;
        return (tagged.Classes & TagClasses.Sexual) != 0 && NamesMinor(tagged.Tokens);
    }

    private static bool NamesMinor(List<TaggedToken> tokens)
    {
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index].Token;
            if (token.Text is "minderjarig" or "minderjarige" or "minderjarigen" or "underage") return true;
            if (token.Kind != TokenKind.Number || index + 1 == tokens.Count) continue;
            var isAge = int.TryParse(token.Text, System.Globalization.CultureInfo.InvariantCulture, out var age) && age is >= Youngest and <= Oldest;
            if (isAge && tokens[index + 1].Token.Text is ("jaar" or "jarige" or "jarig" or "yo" or "years" or "year")) return true;
        }

        return false;
    }
}
