using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>
/// Marks tokens with the lexicon, longest phrase first. Joke labels are taken out, because a joke label never lowers the step (A02), and so
/// is a weak term that stands alone, because one weak hit never sets the step (A08).
/// </summary>
internal sealed class Tagger(Lexicon lexicon)
{
    private const int LongestPhraseChars = 96;

    public TaggedText Tag(List<Token> tokens)
    {
        var tagged = new List<TaggedToken>(tokens.Count);
        var joke = JokeLabel.None;
        var weak = new List<(int Number, int Index, int Length)>();
        for (var index = 0; index < tokens.Count;)
        {
            var (entry, length) = Longest(tokens, index);
            if (entry.Joke != JokeLabel.None)
            {
                joke = (JokeLabel)Math.Max((int)joke, (int)entry.Joke);
                DropMarks(tagged);
                index += length;
                continue;
            }

            if (entry.Weak >= 0) weak.Add((entry.Weak, tagged.Count, length));
            for (var part = 0; part < length; part++) tagged.Add(new TaggedToken(tokens[index + part], entry.Classes, entry.Grounds));
            index += length;
        }

        return WithoutLoneWeakTerm(tagged, joke, weak);
    }

    private (LexiconEntry Entry, int Length) Longest(List<Token> tokens, int index)
    {
        Span<char> phrase = stackalloc char[LongestPhraseChars];
        Span<int> ends = stackalloc int[Lexicon.LongestPhrase];
        var length = 0;
        var count = 0;
        while (count < Lexicon.LongestPhrase && index + count < tokens.Count)
        {
            var text = tokens[index + count].Text;
            if (length + text.Length + 1 > phrase.Length) break;
            if (count > 0) phrase[length++] = ' ';
            text.CopyTo(phrase[length..]);
            length += text.Length;
            ends[count++] = length;
        }

        for (var words = count; words >= 1; words--)
        {
            if (lexicon.TryFindPhrase(phrase[..ends[words - 1]], out var entry)) return (entry, words);
        }

        var word = tokens[index];
        return word.Kind == TokenKind.Word && lexicon.TryFindStem(word.Text, out var stem) ? (stem, 1) : (LexiconEntry.Unknown, 1);
    }

    // ", grapje" takes its comma along: the plain insult had none.
    private static void DropMarks(List<TaggedToken> tagged)
    {
        while (tagged.Count > 0 && tagged[^1].Token is { Kind: TokenKind.Punctuation, Text: "," or "." or "-" or "(" or ";" or "~" or "*" }) tagged.RemoveAt(tagged.Count - 1);
    }

    private static TaggedText WithoutLoneWeakTerm(List<TaggedToken> tagged, JokeLabel joke, List<(int Number, int Index, int Length)> weak)
    {
        if (weak.Count != 1) return new TaggedText(tagged, joke, WeakTerm: -1);
        var (number, index, length) = weak[0];
        var others = 0UL;
        for (var other = 0; other < tagged.Count; other++)
        {
            if (other < index || other >= index + length) others |= tagged[other].Classes;
        }

        if ((others & (TagClasses.Hostile | TagClasses.Groups)) != 0) return new TaggedText(tagged, joke, WeakTerm: -1);
        tagged.RemoveRange(index, length);
        return new TaggedText(tagged, joke, number);
    }
}
