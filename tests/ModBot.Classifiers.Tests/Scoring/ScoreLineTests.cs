using System.Text.Json;
using ModBot.Classifiers.Scoring;
using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Scoring;

public sealed class ScoreLineTests
{
    private static readonly Assessment Example = new()
    {
        Step = Step.Discrimination,
        Probabilities = new StepProbabilities(0.00005, 0.00004, 1.0 / 3, 0.5, 0.16657666666666666),
        Grey = true,
        Target = Target.Group,
        Grounds = [Ground.Origin, Ground.GenderIdentity],
        Forms = [Form.OnlineControl],
        Flags = [Flag.Threat, Flag.SelfHarm],
        Reasons = [new ReasonSpan(3, 6, 1), new ReasonSpan(0, 2, -0.123456)],
        Why = new LocalizedText("Waarom \"zo\" é", "Why"),
        Language = "nl",
        ModelVersion = "test",
    };

    [Fact]
    public void Format_Example_IsTheContract() => ScoreLine.Format(ScoreId.From("a1"), Example).ShouldBe(
        """{"id":"a1","level":3,"step":"discrimination","probabilities":[0.0000,0.0000,0.3333,0.5001,0.1666],"grey":true,"flags":["threat","self_harm"],"target":"group","grounds":["origin","gender_identity"],"forms":["online_control"],"language":"nl","reasons":[{"start":3,"length":6,"weight":1},{"start":0,"length":2,"weight":-0.1235}],"why":{"nl":"Waarom \"zo\" é","en":"Why"}}""");

    [Fact]
    public void Format_NearTie_LevelStaysTheHighest()
    {
        var tie = Example with { Step = Step.None, Probabilities = new StepProbabilities(0.250051, 0.25005, 0.25005, 0.249849, 0) };
        var probabilities = JsonDocument.Parse(ScoreLine.Format(ScoreId.None, tie)).RootElement.GetProperty("probabilities").EnumerateArray().Select(value => value.GetDecimal()).ToList();
        probabilities.Sum().ShouldBe(1);
        probabilities[0].ShouldBe(probabilities.Max());
    }

    [Fact]
    public void Format_AnyText_IsOneLineWhoseProbabilitiesAddUpToOne()
    {
        foreach (var text in HostileTexts.Of(seed: 8, count: 1000))
        {
            var line = ScoreLine.Format(ScoreId.None, ShippedModel.Classifier.Assess(text));
            line.ShouldNotContain("\n");
            var json = JsonDocument.Parse(line).RootElement;
            json.GetProperty("probabilities").EnumerateArray().Sum(value => value.GetDecimal()).ShouldBe(1);
            var highest = json.GetProperty("probabilities").EnumerateArray().Select(value => value.GetDecimal()).ToList();
            highest[json.GetProperty("level").GetInt32()].ShouldBe(highest.Max());
        }
    }

    [Fact]
    public void FormatError_Sentence_StandsBesideTheId() => ScoreLine.FormatError(ScoreId.From(7), "No.").ShouldBe("""{"id":7,"error":"No."}""");

    [Fact]
    public void From_TextWithQuotes_IsEscaped() => JsonDocument.Parse(ScoreLine.FormatError(ScoreId.From("a\"\n"), "No.")).RootElement.GetProperty("id").GetString().ShouldBe("a\"\n");
}
