namespace ModBot.Classifiers.Features;

/// <summary>One word with its usual senses in chat.</summary>
/// <param name="Word">The word, in plain lower case.</param>
/// <param name="First">Number of its most usual sense in <see cref="Senses.Names"/>.</param>
/// <param name="Second">Number of the sense that is about as usual; −1 for none.</param>
internal readonly record struct SenseLine(string Word, int First, int Second);

/// <summary>
/// What ordinary words are about: family, food, illness, mocking, throwing out. A word that the corpus never showed shares what is learned of
/// the words with its sense, in both languages.
/// </summary>
internal sealed class Senses
{
    /// <summary>The senses by their names in <c>senses.tsv</c>. The order is part of the model format; add at the end and raise the format version.</summary>
    public static readonly string[] Names =
    [
        "fam", "frd", "kid", "wom", "man", "auth", "job", "ppl", "fan", "qdumb", "qugly", "qbad", "qlow", "qdirt", "qlazy", "qdang",
        "qsmart", "qnice", "qfair", "qstrong", "joy", "sad", "fear", "anger", "disg", "shame", "love", "hate", "tired", "hope", "surp", "say",
        "write", "send", "look", "go", "out", "let", "forb", "hit", "die", "destr", "take", "give", "care", "mock", "lie", "fight",
        "win", "lose", "want", "think", "learn", "work", "buy", "eat", "sleep", "play", "move", "wait", "own", "live", "vote", "touch",
        "cry", "anim", "verm", "waste", "ill", "body", "food", "drug", "wear", "home", "place", "school", "sport", "game", "music", "film",
        "net", "trans", "weap", "nat", "relig", "polit", "law", "ctry", "hist", "sex", "money", "party", "thing", "time", "num", "deg",
        "cert", "prob", "succ", "negq", "right", "diff", "end", "greet", "dir", "kind", "reason",
    ];

    private static readonly ulong[] Marks = [.. Names.Select(name => name switch
    {
        "qdumb" or "qugly" or "qbad" or "qlow" or "qdirt" or "qlazy" or "qdang" or "sad" or "fear" or "anger" or "disg" or "shame" or "hate" or "out" or "forb" or "hit" or "die" or "destr" or "take"
            or "mock" or "lie" or "fight" or "lose" or "verm" or "waste" or "ill" or "weap" or "prob" or "negq" => TagClasses.Unkind,
        "joy" or "love" or "qnice" or "qsmart" or "qfair" or "qstrong" or "hope" or "care" or "give" or "succ" or "frd" or "party" or "right" or "greet" => TagClasses.Kindly,
        _ => 0UL,
    })];

    private readonly Dictionary<string, SenseLine> words;
    private readonly Dictionary<string, SenseLine>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public Senses(IReadOnlyList<SenseLine> lines)
    {
        words = new Dictionary<string, SenseLine>(lines.Count, StringComparer.Ordinal);
        foreach (var line in lines) words.TryAdd(line.Word, line);
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// Whether a word speaks of something bad (a bad quality, a bad feeling, harm, dirt, illness: <see cref="TagClasses.Unkind"/>) or good (a good quality, a good feeling, help, friends,
    /// a feast: <see cref="TagClasses.Kindly"/>); both when it has a sense of each, 0 when it has none.
    /// </summary>
    public ulong MarksOf(ReadOnlySpan<char> word) => !TryFind(word, out var senses) ? 0 : senses.Second < 0 ? Marks[senses.First] : Marks[senses.First] | Marks[senses.Second];

    /// <summary>Finds the senses of a word.</summary>
    public bool TryFind(ReadOnlySpan<char> word, out SenseLine senses) => lookup.TryGetValue(word, out senses);
}
