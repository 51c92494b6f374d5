using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Acceptance;

/// <summary>A09: a disguised spelling has the step of the plain spelling.</summary>
public sealed class ObfuscationTests
{
    private static readonly string[] Sentences =
    [
        "jij bent een sukkel", "jij bent echt een kankermongool", "alle turken zijn dieven", "vieze homo", "ga dood niemand mist je", "die moskee moet branden",
        "niemand wil jou in de groep", "vieze dikke loser", "joden moeten dood", "rot op naar je eigen land", "kanker flikker", "domme hoer",
        "you are an idiot", "stupid bitch", "kill all muslims", "go back to your own country", "nobody likes you", "kill yourself", "filthy faggot", "fat ugly loser",
    ];

    private static readonly Dictionary<char, string> Leet = new() { ['a'] = "4@", ['e'] = "3", ['i'] = "1!", ['o'] = "0", ['s'] = "5$", ['t'] = "7", ['b'] = "8", ['g'] = "9" };

    private static readonly Dictionary<char, string> Homoglyphs = new() { ['a'] = "аɑα", ['e'] = "еε", ['i'] = "іι", ['o'] = "оο", ['c'] = "сϲ", ['p'] = "рρ", ['x'] = "х", ['y'] = "у", ['h'] = "һ", ['k'] = "к", ['m'] = "м", ['n'] = "ո", ['u'] = "υ" };

    private static readonly string[] Invisible = ["\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\uFE0F", "\u2063"];

    [Fact]
    public void A09_Leet_SameStep() => AssertSame(seed: 21, (random, sentence) => Map(sentence, letter => Leet.TryGetValue(letter, out var signs) && random.Next(100) < 45 ? signs[random.Next(signs.Length)].ToString() : letter.ToString()), atLeast: 0.97);

    [Fact]
    public void A09_Homoglyphs_SameStep() => AssertSame(seed: 22, (random, sentence) => Map(sentence, letter => Homoglyphs.TryGetValue(letter, out var signs) && random.Next(2) == 0 ? signs[random.Next(signs.Length)].ToString() : letter.ToString()));

    [Fact]
    public void A09_ZeroWidth_SameStep() => AssertSame(seed: 23, (random, sentence) => Map(sentence, letter => letter + (random.Next(2) == 0 ? Invisible[random.Next(Invisible.Length)] : "")));

    [Fact]
    public void A09_Marks_SameStep() => AssertSame(seed: 24, (random, sentence) => Map(sentence, letter => letter + (letter != ' ' && random.Next(2) == 0 ? ((char)random.Next(0x300, 0x36F)).ToString() : "")));

    [Fact]
    public void A09_Styled_SameStep() => AssertSame(seed: 25, (_, sentence) => Map(sentence, letter => char.IsAsciiLetterLower(letter) ? char.ConvertFromUtf32(0x1D41A + letter - 'a') : letter.ToString()));

    [Fact]
    public void A09_FullWidthUpperCase_SameStep() => AssertSame(seed: 26, (_, sentence) => Map(sentence, letter => char.IsAsciiLetterLower(letter) ? ((char)('Ａ' + letter - 'a')).ToString() : letter.ToString()), ignoreShouting: true);

    [Fact]
    public void A09_LettersSpaced_SameStep() => AssertSame(seed: 27, (_, sentence) => string.Join("  ", sentence.Split(' ').Select(word => string.Join(' ', word.ToCharArray()))));

    [Theory]
    [InlineData('.')]
    [InlineData('-')]
    [InlineData('_')]
    [InlineData('*')]
    [InlineData('/')]
    public void A09_LettersSeparated_SameStep(char separator) =>
        AssertSame(seed: 28, (_, sentence) => string.Join(' ', sentence.Split(' ').Select(word => word.Length < 3 ? word : string.Join(separator, word.ToCharArray()))));

    [Fact]
    public void A09_OneWordSpaced_SameStep() => AssertSame(seed: 29, (random, sentence) =>
    {
        var words = sentence.Split(' ');
        var longest = Array.IndexOf(words, words.MaxBy(word => word.Length));
        words[longest] = string.Join(random.Next(2) == 0 ? " " : ". ", words[longest].ToCharArray()).Replace(". ", ".", StringComparison.Ordinal);
        return string.Join(' ', words);
    });

    private static void AssertSame(int seed, Func<Random, string, string> disguise, double atLeast = 1, bool ignoreShouting = false)
    {
        var random = new Random(seed);
        var (same, all) = (0, 0);
        var wrong = new List<string>();
        foreach (var sentence in Sentences)
        {
            var plain = Step(ignoreShouting ? sentence.ToUpperInvariant() : sentence);
            for (var variant = 0; variant < 15; variant++)
            {
                var disguised = disguise(random, sentence);
                all++;
                if (Step(disguised) == plain) same++;
                else wrong.Add(disguised);
            }
        }

        ((double)same / all).ShouldBeGreaterThanOrEqualTo(atLeast, string.Join(" | ", wrong.Take(10)));
    }

    private static Step Step(string text) => ShippedModel.Classifier.Assess(text).Step;

    private static string Map(string sentence, Func<char, string> letter) => string.Concat(sentence.Select(letter));
}
