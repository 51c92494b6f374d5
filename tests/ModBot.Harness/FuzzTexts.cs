using System.Globalization;
using System.Text;

namespace ModBot.Harness;

/// <summary>
/// Texts that nobody writes and that must do no harm: noise, disguises, mutilated sentences, repeats without end. The same seed and number
/// give the same text, so a fault is found again by its number.
/// </summary>
public sealed class FuzzTexts(int seed, IReadOnlyList<string> sentences)
{
    private const int Megabyte = 1024 * 1024;

    private static readonly string[] Pieces =
    [
        "jij", "sukkel", "k4nk3r", "s u k k e l", "😂", "👨‍👩‍👧", "\uD83D", "\uDE00", "\u200B", "\u202E", "a\u0301\u0301", "((((", "@naam", "@pen", "https://x.nl/a?b=c", "www.", "\0", "\r\n", "\t", "<b>",
        "(((", "…", "٣", "你好", "مرحبا", "ﷺ", "кaнкеr", "ＡＢＣ", "ﬁ", "İ", "ß", "\u212A", "*", "***", "f***", "#1", "1488", "!!!!", "/s", ":)", "<3", "'", "\"", "“", "-", "k.u.t", "k-a-n-k-e-r",
        "aaaaaaaaaaaa", "9999999999999999999999", "14 jaar", "15jarige", "𝓴𝓾𝓽", "🇳🇱", "🅰️", "\uFFFD", "\uFFFF", "\uFEFF", "e\u0300", "zijn'n", "''''", "m'n", "grapje", "jk", "moslims", "s*kk*l",
    ];

    private static readonly string[] Unseen = ["\u200B", "\u200D", "\u2060", "\u00AD", "\uFE0F", "\u0301", "\u0336", "\u034F"];

    /// <summary>One text; one in two thousand is long, one in twenty thousand a megabyte.</summary>
    public string Make(int number)
    {
        var random = new Random(unchecked((seed * 397) ^ (number * (int)2654435761)));
        if (number % 20_011 == 20_010) return Fill(random, Megabyte);
        if (number % 2003 == 2002) return Fill(random, random.Next(500, 30_000));
        return (number % 9) switch
        {
            0 => Noise(random, 0, 0x10000),
            1 => Block(random),
            2 => Join(random),
            3 => Mutate(random),
            4 => Leet(random),
            5 => Disguise(random),
            6 => LongWord(random),
            7 => Repeat(random),
            _ => Marks(random),
        };
    }

    private string Sentence(Random random) => sentences[random.Next(sentences.Count)];

    private static string Noise(Random random, int from, int to)
    {
        var units = new char[random.Next(0, 120)];
        for (var index = 0; index < units.Length; index++) units[index] = (char)random.Next(from, to);
        return new string(units);
    }

    // Characters of one block of 128, in any plane.
    private static string Block(Random random)
    {
        var first = random.Next(0, 0x110000 / 128) * 128;
        if (first is >= 0xD800 and <= 0xDFFF) return Noise(random, first, first + 128);
        var text = new StringBuilder();
        for (var count = random.Next(1, 60); count > 0; count--) text.Append(char.ConvertFromUtf32(first + random.Next(128))).Append(random.Next(5) == 0 ? " " : "");
        return text.ToString();
    }

    private static string Join(Random random)
    {
        var parts = new string[random.Next(1, 25)];
        for (var index = 0; index < parts.Length; index++) parts[index] = Pieces[random.Next(Pieces.Length)];
        return string.Join(random.Next(3) == 0 ? "" : " ", parts);
    }

    private string Mutate(Random random)
    {
        var text = new StringBuilder(Sentence(random));
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 1: text.Insert(at, (char)random.Next(0x10000)); break;
                case 2 when at < text.Length: text.Insert(at, text[at].ToString(), random.Next(1, 6)); break;
                default: text.Remove(Math.Min(at, Math.Max(0, text.Length - 1)), Math.Min(1, text.Length)); break;
            }
        }

        return text.ToString();
    }

    private string Leet(Random random)
    {
        const string Letters = "aeiostgzbl";
        const string Signs = "43105792861!@$|+(#*";
        var text = new StringBuilder();
        foreach (var letter in Sentence(random)) text.Append(Letters.Contains(letter, StringComparison.Ordinal) && random.Next(3) == 0 ? Signs[random.Next(Signs.Length)] : letter);
        return text.ToString();
    }

    private string Disguise(Random random)
    {
        var sentence = Sentence(random);
        return random.Next(6) switch
        {
            0 => sentence.Replace(" ", "", StringComparison.Ordinal),
            1 => string.Join(' ', sentence.AsEnumerable()),
            2 => string.Join(Unseen[random.Next(Unseen.Length)], sentence.AsEnumerable()),
            3 => sentence.ToUpper(CultureInfo.InvariantCulture),
            4 => string.Concat(sentence.Select(letter => char.IsAsciiLetterLower(letter) ? char.ConvertFromUtf32(0x1D4EA + letter - 'a') : letter.ToString())),
            _ => string.Concat(sentence.Select(letter => char.IsAsciiLetterLower(letter) ? ((char)(0xFF41 + letter - 'a')).ToString() : letter.ToString())),
        };
    }

    private string LongWord(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(2, 20); count > 0; count--) text.Append(Sentence(random).Split(' ')[0]).Append(random.Next(4) == 0 ? "-" : "");
        return text.ToString();
    }

    private static string Repeat(Random random) => string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(1, 60)));

    private static string Marks(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 12); count > 0; count--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
            for (var marks = random.Next(0, 25); marks > 0; marks--) text.Append((char)random.Next(0x300, 0x370));
        }

        return text.ToString();
    }

    private string Fill(Random random, int length)
    {
        var repeated = random.Next(2) == 0 ? Pieces[random.Next(Pieces.Length)] : null;
        var text = new StringBuilder(length + 64);
        while (text.Length < length) text.Append(repeated ?? Sentence(random)).Append(repeated is null || length % 2 == 0 ? " " : "");
        return text.ToString();
    }
}
