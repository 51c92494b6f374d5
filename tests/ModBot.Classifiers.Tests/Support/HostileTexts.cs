namespace ModBot.Classifiers.Tests.Support;

/// <summary>Texts nobody means well with, from a seed.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "jij", "sukkel", "k4nk3r", "s u k k e l", "😂", "👨‍👩‍👧", "\uD83D", "\uDE00", "\u200B", "\u202E", "a\u0301\u0301", "((((", "@naam", "https://x.nl/a?b=c", "\0", "\r\n", "\t", "<b>",
        "(((", "…", "٣", "你好", "مرحبا", "кaнкеr", "ＡＢＣ", "ﬁ", "İ", "ß", "K", "*", "***", "f***", "#1", "1488", "!!!!", "/s", ":)", "<3", "'", "\"", "“", "-", "k.u.t", "aaaaaaaaaaaa",
        "9999999999999999999999", "𝓴𝓾𝓽", "🇳🇱", "🅰️", "\uFFFD", "\uFFFF", "\uFEFF", "e\u0300", "zijn'n", "''''", "m'n",
    ];

    public static IEnumerable<string> Of(int seed, int count)
    {
        var random = new Random(seed);
        for (var index = 0; index < count; index++) yield return index % 3 == 0 ? Noise(random) : Words(random);
    }

    private static string Words(Random random)
    {
        var parts = new string[random.Next(1, 25)];
        for (var index = 0; index < parts.Length; index++) parts[index] = Pieces[random.Next(Pieces.Length)];
        return string.Join(random.Next(3) == 0 ? "" : " ", parts);
    }

    private static string Noise(Random random)
    {
        var units = new char[random.Next(0, 80)];
        for (var index = 0; index < units.Length; index++) units[index] = (char)random.Next(0, 0x10000);
        return new string(units);
    }
}
