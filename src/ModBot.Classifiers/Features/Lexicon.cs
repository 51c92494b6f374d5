using System.Text;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>
/// The hand-written lexicon: which words and phrases belong to which class, on which ground, which terms are only weak signals, and which
/// words are a joke label. Built once from its entries; safe to share between threads.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>Longest phrase, in tokens.</summary>
    public const int LongestPhrase = 4;

    private const int ShortestStem = 3;

    private readonly Dictionary<string, LexiconEntry> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LexiconEntry> stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LexiconEntry>.AlternateLookup<ReadOnlySpan<char>> phraseLookup;
    private readonly Dictionary<string, LexiconEntry>.AlternateLookup<ReadOnlySpan<char>> stemLookup;

    public Lexicon(LexiconData data)
    {
        Data = data;
        Senses = new Senses(data.Senses);
        phraseLookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        stemLookup = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        var reader = new TermReader();
        foreach (var line in data.Classes)
        {
            foreach (var term in line.Terms) Add(reader, term, new LexiconEntry(1UL << line.Class, GroundMask(line.Ground), Weak: -1, Joke: JokeLabel.None));
        }

        for (var index = 0; index < data.Weak.Count; index++)
        {
            foreach (var term in data.Weak[index].Terms) Add(reader, term, new LexiconEntry(0, 0, index, JokeLabel.None));
        }

        foreach (var joke in data.Jokes)
        {
            foreach (var term in joke.Terms) Add(reader, term, new LexiconEntry(0, 0, -1, joke.Grey ? JokeLabel.Said : JokeLabel.Laugh));
        }
    }

    /// <summary>What the lexicon was built from, for the model file.</summary>
    public LexiconData Data { get; }

    /// <summary>What ordinary words are about.</summary>
    public Senses Senses { get; }

    /// <summary>All single words of the lexicon, so that the normaliser knows them.</summary>
    public IEnumerable<string> Words => phrases.Keys.SelectMany(phrase => phrase.Split(' ')).Concat(stems.Keys);

    /// <summary>Finds a phrase: token texts joined by one space.</summary>
    public bool TryFindPhrase(ReadOnlySpan<char> phrase, out LexiconEntry entry) => phraseLookup.TryGetValue(phrase, out entry);

    /// <summary>Finds the longest stem that a word begins with.</summary>
    public bool TryFindStem(ReadOnlySpan<char> word, out LexiconEntry entry)
    {
        for (var length = word.Length; length >= ShortestStem; length--)
        {
            if (stemLookup.TryGetValue(word[..length], out entry)) return true;
        }

        entry = LexiconEntry.Unknown;
        return false;
    }

    private static ushort GroundMask(int ground) => ground < 0 ? (ushort)0 : (ushort)(1 << ground);

    private void Add(TermReader reader, string term, LexiconEntry entry)
    {
        var isStem = term.EndsWith('*');
        var (key, tokens) = reader.Read(isStem ? term.AsSpan()[..^1] : term);
        if (tokens is 0 or > LongestPhrase) return;
        var table = isStem && tokens == 1 ? stems : phrases;
        table[key] = table.TryGetValue(key, out var known) ? known.With(entry) : entry;
    }

    /// <summary>Reads terms as texts are read, so that both end up as the same tokens.</summary>
    private sealed class TermReader
    {
        private readonly Normalizer normalizer = new(WordCounts.Empty);
        private readonly TextBuffer buffer = new();
        private readonly StringBuilder key = new();

        public (string Key, int Tokens) Read(ReadOnlySpan<char> term)
        {
            normalizer.Read(term, 0, buffer);
            key.Clear();
            foreach (var token in buffer.Tokens) key.Append(key.Length > 0 ? " " : "").Append(token.Text);
            return (key.ToString(), buffer.Tokens.Count);
        }
    }
}
