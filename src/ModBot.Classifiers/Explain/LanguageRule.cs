using ModBot.Classifiers.Model;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Explain;

/// <summary>Which language a text is in. Dutch and English are learned; what has too few known words is <c>und</c>.</summary>
internal static class LanguageRule
{
    // Below this share of known words it may be any language, or a keyboard smash.
    private const double KnownShare = 0.5;

    public static string Of(LadderModel model, Reading reading)
    {
        var (words, known) = (0, 0);
        foreach (var tagged in reading.Tagged.Tokens)
        {
            if (tagged.Token.Kind != TokenKind.Word) continue;
            words++;
            if (model.Extractor.Words.Knows(tagged.Token.Text)) known++;
        }

        if (words == 0 || known < words * KnownShare) return "und";
        return reading.Scores[HeadLayout.Dutch] >= 0 ? "nl" : "en";
    }
}
