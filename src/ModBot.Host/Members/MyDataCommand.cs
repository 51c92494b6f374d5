using System.Globalization;
using ModBot.Adapters.Contract;
using ModBot.Host.Texts;

namespace ModBot.Host.Members;

/// <summary>Reads what stands behind <c>/mijngegevens</c>, and answers. What is long comes in parts that make one text when they are put behind each other.</summary>
internal sealed class MyDataCommand(PersonalData data)
{
    /// <summary>Longest part, in UTF-16 units: it fits into one message everywhere, with a line about the rest.</summary>
    public const int MaxPart = 1700;

    public async Task<string> AnswerAsync(PlatformUser by, string argument, Words words, CancellationToken cancellation)
    {
        var (verb, rest) = Split(argument);
        return verb switch
        {
            "" => Part(await data.TextAsync(by, words, cancellation) + "\n\n" + words["MyData.How"], 1, string.Empty, words),
            "JSON" => Part(PersonalFile.JsonText(await data.ReadAsync(by, words, cancellation)), NumberOf(rest), "json ", words),
            "KLOPT-NIET" or "CORRECT" => await AskAsync(by, DataRequestKind.Correction, rest, words, cancellation),
            "BEZWAAR" or "OBJECT" => await AskAsync(by, DataRequestKind.Objection, rest, words, cancellation),
            "WIS" or "ERASE" => rest.ToUpperInvariant() is "JA" or "YES" ? Erased(await data.EraseAsync(by, cancellation), words) : words["MyData.Erase.Sure"],
            _ when NumberOf(verb) is var number && number > 1 => Part(await data.TextAsync(by, words, cancellation) + "\n\n" + words["MyData.How"], number, string.Empty, words),
            _ => words["MyData.How"],
        };
    }

    /// <summary>What became of it, in words.</summary>
    public static string Erased(Erasure erasure, Words words) =>
        words.Format("MyData.Erased", erasure.Erased) + (erasure.Staying > 0 ? " " + words.Format("MyData.Staying", erasure.Staying) : string.Empty);

    private async Task<string> AskAsync(PlatformUser by, DataRequestKind kind, string text, Words words, CancellationToken cancellation) =>
        words[await data.AskAsync(by, kind, text, cancellation) ? "MyData.Asked" : "MyData.NotAsked"];

    private static string Part(string whole, int number, string verb, Words words)
    {
        var parts = Parts(whole);
        if (parts.Count == 1) return whole;
        var shown = Math.Clamp(number, 1, parts.Count);
        return shown == parts.Count ? parts[^1] : parts[shown - 1] + "\n" + words.Format("MyData.Next", shown, parts.Count, $"{verb}{(shown + 1).ToString(CultureInfo.InvariantCulture)}");
    }

    // At the end of a line where there is one; never between the halves of a character.
    private static List<string> Parts(string whole)
    {
        List<string> parts = [];
        while (whole.Length > MaxPart)
        {
            var cut = whole.LastIndexOf('\n', MaxPart) is > 0 and var line ? line + 1 : char.IsHighSurrogate(whole[MaxPart - 1]) ? MaxPart - 1 : MaxPart;
            parts.Add(whole[..cut]);
            whole = whole[cut..];
        }

        parts.Add(whole);
        return parts;
    }

    private static (string Verb, string Remainder) Split(string argument)
    {
        var parts = argument.Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (parts.Length > 0 ? parts[0].ToUpperInvariant() : string.Empty, parts.Length > 1 ? parts[1] : string.Empty);
    }

    private static int NumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
