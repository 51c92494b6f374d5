using System.Text;
using System.Text.Json;
using ModBot.Classifiers.Scoring;
using ModBot.Classifiers.Tests.Support;

namespace ModBot.Classifiers.Tests.Scoring;

public sealed class ScoreRunnerTests
{
    [Fact]
    public void Run_JsonLines_AnswersInOrderWithTheirIds()
    {
        var (lines, summary) = Run("""
            {"id":"a","text":"hoi"}
            {"id":12,"text":"jij bent een sukkel"}
            {"id":1.50e3,"text":""}
            {"text":"hoi"}
            {"id":null,"text":"hoi"}
            """);
        lines.Select(line => line.GetProperty("id").GetRawText()).ShouldBe(["\"a\"", "12", "1.50e3", "null", "null"]);
        lines.Select(line => line.GetProperty("level").GetInt32()).ShouldBe([0, 1, 0, 0, 0]);
        summary.ShouldBe(new ScoreSummary(5, 0));
        summary.HasErrors.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"id":1,"text":"a" """, "not valid JSON", "null")]
    [InlineData("""{"id":1}""", "no 'text'", "1")]
    [InlineData("""{"id":"x","text":5}""", "not a string", "\"x\"")]
    [InlineData("""{"id":"x","text":null}""", "not a string", "\"x\"")]
    [InlineData("""{"id":[1],"text":"a"}""", "neither a string nor a number", "null")]
    [InlineData("""[1,2]""", "not a JSON object", "null")]
    [InlineData("""nonsense""", "not valid JSON", "null")]
    public void Run_BrokenLine_GivesASentenceAndGoesOn(string broken, string error, string id)
    {
        var (lines, summary) = Run(broken + "\n{\"id\":2,\"text\":\"hoi\"}\n", ScoreInput.JsonLines);
        lines[0].GetProperty("error").GetString()!.ShouldStartWith("Line 1: the ");
        lines[0].GetProperty("error").GetString()!.ShouldContain(error);
        lines[0].GetProperty("id").GetRawText().ShouldBe(id);
        lines[1].GetProperty("level").GetInt32().ShouldBe(0);
        summary.ShouldBe(new ScoreSummary(2, 1));
    }

    [Fact]
    public void Run_InvalidUtf8_GivesASentenceAndGoesOn()
    {
        byte[] input = [.. "{\"id\":1,\"text\":\"a"u8, 0xFF, 0xC0, .. "\"}\n{\"id\":2,\"text\":\"hoi\"}\n"u8];
        var (lines, summary) = Run(input, ScoreInput.JsonLines);
        lines[0].GetProperty("error").GetString()!.ShouldContain("UTF-8");
        lines.Count.ShouldBe(2);
        summary.Errors.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_Utf16_IsRefusedOnceWithWhatToDo(bool bigEndian)
    {
        Encoding encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        var (lines, summary) = Run([.. encoding.GetPreamble(), .. encoding.GetBytes("hoi\ndoei\n")], ScoreInput.PlainLines);
        lines.ShouldHaveSingleItem().GetProperty("error").GetString()!.ShouldContain("Save it as UTF-8");
        summary.ShouldBe(new ScoreSummary(1, 1));
    }

    [Fact]
    public void Run_EscapedHalfPair_IsScored()
    {
        var (lines, summary) = Run("{\"id\":1,\"text\":\"jij bent een \\ud83d sukkel \\n \\\"ja\\\"\"}\n");
        lines[0].GetProperty("level").GetInt32().ShouldBe(1);
        summary.Errors.ShouldBe(0);
    }

    [Fact]
    public void Run_PlainLines_AreNumbered()
    {
        var (lines, _) = Run("hoi\r\n\r\njij bent een sukkel");
        lines.Select(line => line.GetProperty("id").GetInt32()).ShouldBe([1, 2, 3]);
        lines[2].GetProperty("level").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Run_PlainLineWithInvalidUtf8_KeepsItsNumber()
    {
        var (lines, _) = Run([.. "hoi\n"u8, 0x80, .. "\nhoi\n"u8], ScoreInput.PlainLines);
        lines[1].GetProperty("id").GetInt32().ShouldBe(2);
        lines[1].GetProperty("error").GetString()!.ShouldContain("UTF-8");
    }

    [Fact]
    public void Run_ByteOrderMarkAndBlankLines_AreSkipped()
    {
        var (lines, summary) = Run("\uFEFF{\"id\":1,\"text\":\"hoi\"}\n\n   \n{\"id\":2,\"text\":\"hoi\"}");
        lines.Count.ShouldBe(2);
        summary.Errors.ShouldBe(0);
    }

    [Fact]
    public void Run_LineOfMegabytes_IsScored()
    {
        var text = string.Concat(Enumerable.Repeat("woord ", 500_000)) + "jij bent een sukkel";
        var (lines, _) = Run("{\"id\":1,\"text\":\"" + text + "\"}\n{\"id\":2,\"text\":\"hoi\"}\n");
        lines[0].GetProperty("level").GetInt32().ShouldBeGreaterThanOrEqualTo(1);
        lines[1].GetProperty("level").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Run_LineBeyondTheLimit_GivesASentenceAndGoesOn()
    {
        var (lines, summary) = Run(new string('a', LineReader.Longest + 70_000) + "\nhoi\n", ScoreInput.PlainLines);
        lines[0].GetProperty("error").GetString()!.ShouldContain("longer than 16 MB");
        lines[1].GetProperty("level").GetInt32().ShouldBe(0);
        summary.ShouldBe(new ScoreSummary(2, 1));
    }

    [Fact]
    public void Run_Empty_AnswersNothing() => Run("").Summary.ShouldBe(new ScoreSummary(0, 0));

    [Fact]
    public void Run_BeforeWaiting_PassesAnswersOn()
    {
        using var output = new MemoryStream();
        var input = new Conversation(output, "hoi\n", "dag\n");
        new ScoreRunner(ShippedModel.Classifier).Run(input, output, ScoreInput.PlainLines, TestContext.Current.CancellationToken);
        input.AnswersSeenAtEachRead.ShouldBe([0, 1, 2]);
    }

    private static (List<JsonElement> Lines, ScoreSummary Summary) Run(string input, ScoreInput format = ScoreInput.Automatic) => Run(Encoding.UTF8.GetBytes(input), format);

    private static (List<JsonElement> Lines, ScoreSummary Summary) Run(byte[] input, ScoreInput format)
    {
        using var output = new MemoryStream();
        var summary = new ScoreRunner(ShippedModel.Classifier).Run(new MemoryStream(input), output, format, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. lines.Select(line => JsonDocument.Parse(line).RootElement)], summary);
    }

    // Gives one part per read and notes how many answers were there when it was asked for the next.
    private sealed class Conversation(MemoryStream output, params string[] parts) : MemoryStream
    {
        private int next;

        public List<int> AnswersSeenAtEachRead { get; } = [];

        public override int Read(byte[] buffer, int offset, int count)
        {
            AnswersSeenAtEachRead.Add(output.ToArray().Count(unit => unit == (byte)'\n'));
            if (next == parts.Length) return 0;
            return Encoding.UTF8.GetBytes(parts[next++], 0, parts[next - 1].Length, buffer, offset);
        }
    }
}
