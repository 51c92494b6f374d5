using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>
/// Marks tokens with the lexicon, longest phrase first. Joke labels are taken out, because a joke label never lowers the step (A02), and so
/// is a weak term that stands alone, because one weak hit never sets the step (A08).
/// </summary>
internal sealed class Tagger(Lexicon lexicon)
{
    private const int LongestPhraseChars = 96;

    /// <summary>Tags tokens.</summary>
    public TaggedText Tag(List<Token> tokens)
    {
        var tagged = new TaggedText();
        Tag(tokens, tagged);
        return tagged;
    }

    /// <summary>Tags tokens into a text, which forgets what it held.</summary>
    public void Tag(List<Token> tokens, TaggedText text)
    {
        var tagged = text.Tokens;
        tagged.Clear();
        text.Joke = JokeLabel.None;
        var weak = new WeakHit(Number: -1, 0, 0);
        var weakHits = 0;
        for (var index = 0; index < tokens.Count;)
        {
            var (entry, length) = Longest(tokens, index);
            if (entry.Joke != JokeLabel.None)
            {
                text.Joke = (JokeLabel)Math.Max((int)text.Joke, (int)entry.Joke);
                DropMarks(tagged);
                index += length;
                continue;
            }

            if (entry.Weak >= 0 && weakHits++ == 0) weak = new WeakHit(entry.Weak, tagged.Count, length);
            for (var part = 0; part < length; part++) tagged.Add(new TaggedToken(tokens[index + part], entry.Classes, entry.Grounds));
            index += length;
        }

        var alone = weakHits == 1 && IsAlone(tagged, weak);
        if (alone) tagged.RemoveRange(weak.Index, weak.Length);
        text.WeakTerm = alone ? weak.Number : -1;
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

    private static bool IsAlone(List<TaggedToken> tagged, WeakHit weak)
    {
        var others = 0UL;
        for (var other = 0; other < tagged.Count; other++)
        {
            if (other < weak.Index || other >= weak.Index + weak.Length) others |= tagged[other].Classes;
        }

        return (others & (TagClasses.Hostile | TagClasses.Groups)) == 0;
    }

    private readonly record struct WeakHit(int Number, int Index, int Length);
}
