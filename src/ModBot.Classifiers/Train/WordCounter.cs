using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Train;

/// <summary>Counts the words that are written plainly, so that the normaliser learns no disguised spelling as a word.</summary>
internal static class WordCounter
{
    public static WordCounts Count(IEnumerable<string> texts, Lexicon lexicon)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var normalizer = new Normalizer(WordCounts.Empty);
        foreach (var text in texts)
        {
            foreach (var token in normalizer.Read(text))
            {
                if (!IsPlain(token, text)) continue;
                var word = token.Text.ToString();
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        foreach (var word in lexicon.Words)
        {
            if (!word.AsSpan().ContainsAnyExceptInRange('a', 'z')) counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        return new WordCounts(counts);
    }

    private static bool IsPlain(Token token, string text)
    {
        if (token.Kind != TokenKind.Word || token.Text.ContainsAnyExceptInRange('a', 'z')) return false;
        var letters = 0;
        foreach (var unit in text.AsSpan(token.Start, token.End - token.Start))
        {
            if (char.IsLetter(unit)) letters++;
            else if (unit is not ('\'' or '’' or '‘' or '`' or '´')) return false;
        }

        return letters == token.Text.Length;
    }
}
