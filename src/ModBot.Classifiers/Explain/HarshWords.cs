using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Explain;

/// <summary>
/// The words of the lexicon that hurt by themselves. A model need not lean on the word that a person minds most, so what decided is
/// not all that has to be hidden.
/// </summary>
internal static class HarshWords
{
    public static IEnumerable<TextSpan> In(string text, Reading reading) =>
        reading.Tagged.Tokens.Where(tagged => (tagged.Classes & TagClasses.Harsh) != 0)
            .Select(tagged => WholeWord.Around(text, tagged.Token))
            .Select(word => new TextSpan(word.Start, word.End - word.Start));
}
