using System.Text;
using System.Text.Json;
using ModBot.Classifiers.Scoring;
using ModBot.Moderation.Ladder;

namespace ModBot.Bench.Fuzz;

/// <summary>Feeds bytes that are no lines, no UTF-8 or no JSON to the runner behind <c>modbot score</c>: every line is answered by one good line.</summary>
internal static class FuzzBytes
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Runs that many streams.</summary>
    /// <returns>How many lines were answered.</returns>
    public static long Run(IClassifier classifier, int seed, int streams, IReadOnlyList<string> sentences, List<string> faults)
    {
        var answered = 0L;
        for (var stream = 0; stream < streams; stream++)
        {
            var random = new Random(HashOf(seed, stream));
            var bytes = Bytes(random, sentences, megabyte: stream % 50 == 49);
            var format = (ScoreInput)(stream % 3);
            var (lines, problem) = Answer(classifier, bytes, format);
            answered += lines;
            if (problem is not null) faults.Add($"stream {stream} as {format}: {problem}");
        }

        return answered;
    }

    private static int HashOf(int seed, int stream) => unchecked((seed * 397) ^ (stream * 7919));

    private static (long Lines, string? Problem) Answer(IClassifier classifier, byte[] bytes, ScoreInput format)
    {
        try
        {
            using var output = new MemoryStream();
            var summary = new ScoreRunner(classifier).Run(new MemoryStream(bytes), output, format, CancellationToken.None);
            var answers = Encoding.UTF8.GetString(output.ToArray()).Split('\n');
            if (answers.Length - 1 != summary.Lines) return (summary.Lines, "not one answer for each line");
            var expected = bytes.Count(unit => unit == (byte)'\n') + (bytes[^1] == (byte)'\n' ? 0 : 1);
            if (format == ScoreInput.PlainLines && summary.Lines != expected) return (summary.Lines, "a line without an answer");
            var errors = answers.SkipLast(1).Count(IsError);
            return (summary.Lines, errors == summary.Errors ? null : "the summary miscounts errors");
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return (0, $"{fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name}");
        }
    }

    // Throws when the answer is no JSON or neither a score nor an error.
    private static bool IsError(string line)
    {
        using var document = JsonDocument.Parse(line);
        if (document.RootElement.TryGetProperty("error", out var error)) return error.GetString()!.Length > 0;
        var sum = document.RootElement.GetProperty("probabilities").EnumerateArray().Sum(probability => probability.GetDecimal());
        return sum == 1 ? false : throw new InvalidDataException("the probabilities do not add up to 1");
    }

    private static byte[] Bytes(Random random, IReadOnlyList<string> sentences, bool megabyte)
    {
        using var bytes = new MemoryStream();
        for (var lines = random.Next(1, 60); lines > 0; lines--)
        {
            var line = Line(random, sentences[random.Next(sentences.Count)]);
            bytes.Write(line);
            if (lines > 1 || random.Next(2) == 0) bytes.WriteByte((byte)'\n');
        }

        if (megabyte || bytes.Length == 0) bytes.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é 😂 k4nk3r", Megabyte / 16))));
        return bytes.ToArray();
    }

    private static byte[] Line(Random random, string sentence)
    {
        byte[] line = random.Next(5) switch
        {
            0 => RandomBytes(random),
            1 => Encoding.UTF8.GetBytes(sentence),
            2 => Encoding.Unicode.GetBytes(sentence),
            _ => JsonSerializer.SerializeToUtf8Bytes(new { id = random.Next(), text = sentence }),
        };
        for (var count = random.Next(0, 4); count > 0 && line.Length > 0; count--) line[random.Next(line.Length)] = (byte)random.Next(256);
        return random.Next(6) == 0 ? line[..random.Next(line.Length + 1)] : line;
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(0, 200)];
        random.NextBytes(bytes);
        return bytes;
    }
}
