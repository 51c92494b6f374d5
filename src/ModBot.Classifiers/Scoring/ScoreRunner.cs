using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Scoring;

/// <summary>
/// Scores a stream of lines to a stream of <see cref="ScoreLine"/> lines, in order and with constant memory. A line that cannot be scored gives
/// <c>{"id":…,"error":"…"}</c>, whose error begins with the number of the line, and the run goes on; input in UTF-16 is refused as a whole. Output is passed on whenever the input has to be waited for, so it also works in a
/// conversation with another program.
/// </summary>
public sealed class ScoreRunner(IClassifier classifier)
{
    private const int PassOnFrom = 64 * 1024;

    // Byte order marks.
    private static ReadOnlySpan<byte> Utf16LittleEndian => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16BigEndian => [0xFE, 0xFF];

    /// <summary>Scores all lines.</summary>
    /// <param name="input">The lines, UTF-8 with or without a byte order mark.</param>
    /// <param name="output">Receives one line for each, ended by a line feed.</param>
    /// <param name="format">What the lines look like.</param>
    /// <param name="ct">Stops between two lines.</param>
    public ScoreSummary Run(Stream input, Stream output, ScoreInput format, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var pending = new ArrayBufferWriter<byte>(PassOnFrom * 2);
        var reader = new LineReader(input, () => PassOn(pending, output));
        var (number, lines, errors) = (0L, 0L, 0L);
        while (reader.TryRead(out var line, out var tooLong))
        {
            if (ct.IsCancellationRequested)
            {
                PassOn(pending, output);
                ct.ThrowIfCancellationRequested();
            }

            if (number == 0 && (line.StartsWith(Utf16LittleEndian) || line.StartsWith(Utf16BigEndian)))
            {
                ScoreLine.WriteError(pending, ScoreId.None, "The input is UTF-16. Save it as UTF-8 and try again.");
                pending.Write("\n"u8);
                PassOn(pending, output);
                return new ScoreSummary(1, 1);
            }

            if (number++ == 0 && line.StartsWith("\uFEFF"u8)) line = line[3..];
            var blank = IsBlank(line) && !tooLong;
            if (format == ScoreInput.Automatic && !blank) format = line.TrimStart(" \t"u8).StartsWith("{"u8) ? ScoreInput.JsonLines : ScoreInput.PlainLines;
            if (blank && format != ScoreInput.PlainLines) continue;
            lines++;
            if (!Answer(pending, line, tooLong, format, number)) errors++;
            pending.Write("\n"u8);
            if (pending.WrittenCount >= PassOnFrom) PassOn(pending, output);
        }

        PassOn(pending, output);
        return new ScoreSummary(lines, errors);
    }

    private bool Answer(ArrayBufferWriter<byte> pending, ReadOnlySpan<byte> line, bool tooLong, ScoreInput format, long number)
    {
        var id = format == ScoreInput.PlainLines ? ScoreId.From(number) : ScoreId.None;
        var text = "";
        string? error;
        if (tooLong) error = $"the line is longer than {LineReader.Longest / 1024 / 1024} MB.";
        else if (format == ScoreInput.JsonLines) error = JsonLine.Read(line, out id, out text);
        else error = ReadPlain(line, out text);

        if (error is null) ScoreLine.Write(pending, id, classifier.Assess(text));
        else ScoreLine.WriteError(pending, id, $"Line {number}: {error}");
        return error is null;
    }

    private static string? ReadPlain(ReadOnlySpan<byte> line, out string text)
    {
        text = "";
        if (!Utf8.IsValid(line)) return "the line holds bytes that are not valid UTF-8.";
        text = Encoding.UTF8.GetString(line);
        return null;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.TrimStart(" \t\r"u8).IsEmpty;

    private static void PassOn(ArrayBufferWriter<byte> pending, Stream output)
    {
        if (pending.WrittenCount == 0) return;
        output.Write(pending.WrittenSpan);
        output.Flush();
        pending.ResetWrittenCount();
    }
}
