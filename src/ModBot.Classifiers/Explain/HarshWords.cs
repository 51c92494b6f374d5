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
    /// <summary>Adds those of one window.</summary>
    public static void Add(ReadOnlySpan<char> text, Reading reading, HashSet<TextSpan> words)
    {
        var word = new WholeWord(text);
        foreach (var tagged in reading.Tagged.Tokens)
        {
            if ((tagged.Classes & TagClasses.Harsh) == 0) continue;
            var (start, end) = word.Around(tagged.Token);
            words.Add(new TextSpan(start, end - start));
        }
    }
}
