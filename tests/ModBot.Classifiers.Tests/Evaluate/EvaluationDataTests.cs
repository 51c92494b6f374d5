using ModBot.Classifiers.Evaluate;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Evaluate;

public sealed class EvaluationDataTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Read_Levels_GiveSteps() =>
        Read("lang\tlevel\ttext\nnl\t0\thoi\nen\t4\t-").ShouldBe([new LabelledText("hoi", Step.None, "nl"), new LabelledText("-", Step.Extremism, "en")]);

    [Fact]
    public void Read_Labels_GiveStepsAndLeaveOthersOut() =>
        Read("text\tlabel\nhoi\tnone\nboe\tok\nweg\tbullying").ShouldBe([new LabelledText("hoi", Step.None), new LabelledText("weg", Step.Bullying)]);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("level\n1", "misses the column text")]
    [InlineData("text\nhoi", "'level'")]
    [InlineData("text\tlevel\nhoi\t9", "Line 2")]
    [InlineData("text\tlevel\nhoi\t1\t2", "3 fields")]
    public void Read_Broken_SaysWhatAndWhere(string content, string expected) =>
        Should.Throw<InvalidDataException>(() => Read(content)).Message.ShouldContain(expected);

    private List<LabelledText> Read(string content)
    {
        File.WriteAllText(path, content);
        return [.. EvaluationData.Read(path)];
    }
}
