using System.Globalization;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>One row of <c>lint-phrases.tsv</c>.</summary>
/// <param name="Check">The check it belongs to.</param>
/// <param name="Level">How far it goes; null for a phrase that is fine and takes away what it covers.</param>
/// <param name="Audiences">Before whom it counts.</param>
/// <param name="Phrase">The pattern.</param>
internal sealed record LintPhrase(LintCheck Check, LintLevel? Level, IReadOnlyList<ReplyAudience> Audiences, Phrase Phrase);

/// <summary>
/// The words, phrases and stereotypes of the lint, read once from the assembly. The groups and slurs are the lists on which the
/// classifier is trained, so that a group has one list.
/// </summary>
internal sealed class LintTables
{
    public const string WordsFile = "lint-words.tsv";
    public const string PhrasesFile = "lint-phrases.tsv";
    public const string StereotypesFile = "lint-stereotypes.tsv";

    private static readonly Lazy<LintTables> Loaded = new(() => new LintTables());

    private readonly Dictionary<string, List<LintPhrase>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, List<LintPhrase>> byClass = [];
    private readonly List<LintPhrase> byPrefix = [];
    private readonly Dictionary<string, HashSet<string>> lists = new(StringComparer.Ordinal);

    private LintTables()
    {
        ReadWords();
        ReadLexicon("groups.tsv", kind => kind is "grp_pl" ? "group" : kind is "grp_sg" ? "one_of_group" : null);
        ReadLexicon("slurs.tsv", kind => kind is "slur" ? "slur" : null);
        var phrases = ReadPhrases();
        foreach (var phrase in phrases) File(phrase);
        Stereotypes = [.. TsvData.Parse(StereotypesFile, TsvData.Load(StereotypesFile), "lang\ttext\tsource").Select(row => Phrase.FoldedWords(row.Fields[1]))];
        Known = new KnownWords(
            Classes.Words.Concat(phrases.SelectMany(phrase => phrase.Phrase.Words)).Concat(Stereotypes.SelectMany(words => words)),
            Classes.Prefixes.Concat(phrases.SelectMany(phrase => phrase.Phrase.Prefixes)));
    }

    /// <summary>The tables.</summary>
    /// <exception cref="FormatException">The data in the assembly is damaged; the message names the line.</exception>
    public static LintTables All => Loaded.Value;

    /// <summary>The classes of words.</summary>
    public WordClasses Classes { get; } = new();

    /// <summary>All words of the tables.</summary>
    public KnownWords Known { get; }

    /// <summary>The words that matter of each stereotype.</summary>
    public IReadOnlyList<string[]> Stereotypes { get; }

    /// <summary>The telephone numbers that everybody may call, digits only.</summary>
    public IReadOnlySet<string> Numbers => lists["public_number"];

    /// <summary>Whether a class holds a word as it is written; no spelling trick is undone.</summary>
    public bool Has(string name, ReadOnlySpan<char> word) => lists[name].GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether a word has more before one of the endings of a class; at least three letters.</summary>
    public bool EndsWith(string name, string word)
    {
        foreach (var end in lists[name])
        {
            if (word.Length >= end.Length + 3 && word.EndsWith(end, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Reads a text.</summary>
    public LintReading Read(string text) => new(DraftText.Of(text, Known), Classes);

    /// <summary>The phrases that may start at a token.</summary>
    public IEnumerable<LintPhrase> StartingAt(LintReading reading, int token)
    {
        var word = reading.Text.Tokens[token].Word;
        if (byWord.TryGetValue(word, out var phrases))
        {
            foreach (var phrase in phrases) yield return phrase;
        }

        foreach (var phrase in byPrefix) yield return phrase;
        var seen = 0UL;
        foreach (var hit in reading.ClassesAt(token).ToArray())
        {
            if ((seen & hit.Class) == 0 && byClass.TryGetValue(hit.Class, out phrases))
            {
                foreach (var phrase in phrases) yield return phrase;
            }

            seen |= hit.Class;
        }
    }

    private void ReadWords()
    {
        foreach (var row in TsvData.Parse(WordsFile, TsvData.Load(WordsFile), "class\tlang\tterms\tsource"))
        {
            if (!lists.TryGetValue(row.Fields[0], out var list)) lists[row.Fields[0]] = list = new HashSet<string>(StringComparer.Ordinal);
            foreach (var term in row.Fields[2].Split(';'))
            {
                list.Add(term);
                Guard(row, () => Classes.Add(row.Fields[0], term));
            }
        }
    }

    private void ReadLexicon(string file, Func<string, string?> classOf)
    {
        foreach (var row in TsvData.Parse(file, TsvData.Load(file), "class\tground\tterms"))
        {
            if (classOf(row.Fields[0]) is not { } name) continue;
            foreach (var term in row.Fields[2].Split(';')) Guard(row, () => Classes.Add(name, term));
        }
    }

    private List<LintPhrase> ReadPhrases()
    {
        var phrases = new List<LintPhrase>();
        foreach (var row in TsvData.Parse(PhrasesFile, TsvData.Load(PhrasesFile), "check\tlevel\tlang\taudiences\tphrase\tsource"))
        {
            var fields = row.Fields;
            if (fields[0] is not ['L', ..] || !int.TryParse(fields[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !Enum.IsDefined((LintCheck)number)) throw row.Error($"{fields[0]} is not a check.");
            LintLevel? level = fields[1] switch { "B" => LintLevel.Block, "W" => LintLevel.Warning, "H" => LintLevel.Hint, "ok" => null, _ => throw row.Error($"{fields[1]} is not B, W, H or ok.") };
            Guard(row, () => phrases.Add(new LintPhrase((LintCheck)number, level, Audiences(row, fields[3]), new Phrase(fields[4], Classes))));
        }

        return phrases;
    }

    private static IReadOnlyList<ReplyAudience> Audiences(TsvRow row, string text) => text == "all"
        ? Enum.GetValues<ReplyAudience>()
        : [.. text.Split(',').Select(name => LadderNames.TryParse<ReplyAudience>(name, out var audience) ? audience : throw row.Error($"{name} is not an audience."))];

    private static void Guard(TsvRow row, Action read)
    {
        try
        {
            read();
        }
        catch (FormatException problem)
        {
            throw row.Error(problem.Message);
        }
    }

    private void File(LintPhrase phrase)
    {
        if (phrase.Phrase.FirstWords is { } words)
        {
            foreach (var word in words) Add(byWord, word);
        }
        else if (phrase.Phrase.FirstClass != 0)
        {
            Add(byClass, phrase.Phrase.FirstClass);
        }
        else
        {
            byPrefix.Add(phrase);
        }

        void Add<T>(Dictionary<T, List<LintPhrase>> table, T key) where T : notnull
        {
            if (!table.TryGetValue(key, out var list)) table[key] = list = [];
            list.Add(phrase);
        }
    }
}
