using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;
using ModBot.Moderation.Tuning;

namespace ModBot.Classifiers;

/// <summary>
/// Reads a text as the row of words that the classifier sees: for recognising a near-identical text, never for scoring. A sign or number
/// that the lexicon knows as hurtful counts as a word. Follows from the model: another model may read another row.
/// </summary>
public sealed class PlainWords : IPlainWords
{
    private readonly FeatureExtractor extractor;
    private readonly Normalizer normalizer;

    /// <summary>Reads as a classifier does.</summary>
    public PlainWords(LadderClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        extractor = classifier.Model.Extractor;
        normalizer = new Normalizer(extractor.Words);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> WordsOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // Joke labels are words too here, so the tokens are read before the lexicon takes them out.
        var harsh = extractor.Read(text).Tokens.Where(tagged => (tagged.Classes & TagClasses.Harsh) != 0).Select(tagged => tagged.Token.Start).ToHashSet();
        return [.. normalizer.Read(text).Where(token => token.Kind == TokenKind.Word || harsh.Contains(token.Start)).Select(token => token.Letters.ToString())];
    }
}
