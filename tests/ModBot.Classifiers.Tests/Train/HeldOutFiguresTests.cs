using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Train;

public sealed class HeldOutFiguresTests
{
    private const ushort NamesReligion = 1 << (int)Ground.Religion;

    private static readonly HeldOutVerdict[] Verdicts =
    [
        Verdict("a", Step.None, Step.None, 0.95),
        Verdict("a", Step.None, Step.Bullying, 0.55, named: NamesReligion),
        Verdict("a", Step.None, Step.None, 0.95, named: NamesReligion),
        Verdict("b", Step.Discrimination, Step.Extremism, 0.65, Ground.Religion),
        Verdict("b", Step.Discrimination, Step.None, 0.55, Ground.Religion),
    ];

    [Fact]
    public void Grounds_Counted_ByHand()
    {
        var religion = GroundFigures.Of(Verdicts).Single(ground => ground.Ground == "religion");
        religion.ShouldBe(new GroundFigures("religion", Attacks: 2, Found: 0.5, Missed: 0.5, Named: 2, Suspected: 0.5));
    }

    [Fact]
    public void Parts_Counted_ByHand()
    {
        var part = PartFigures.Of(Verdicts).Single(part => part is { Kind: "pass", Name: "a" });
        part.Count.ShouldBe(3);
        part.Accuracy.ShouldBe(2 / 3.0, 1e-9);
        part.FalseAlarmsFromStep2.ShouldBe(1 / 3.0, 1e-9);
        part.ToText().ShouldContain("0.667");
        PartFigures.Of(Verdicts).Single(part => part is { Kind: "pass", Name: "b" }).ToText().ShouldNotContain("false alarms");
    }

    [Fact]
    public void Calibration_Counted_ByHand()
    {
        var figures = CalibrationFigures.Of(Verdicts);
        figures.Bins.Select(bin => (bin.From, bin.Count, bin.Right)).ShouldBe([(0.5, 2, 0), (0.6, 1, 0), (0.9, 2, 1)]);
        // (2 × 0.55 + 1 × 0.65 + 2 × 0.05) / 5
        figures.Error.ShouldBe(0.37, 1e-9);
    }

    [Fact]
    public void Plot_Drawn_HasAPointPerTenthAndIsXml()
    {
        var svg = CalibrationPlot.Svg(CalibrationFigures.Of(Verdicts));
        var picture = System.Xml.Linq.XDocument.Parse(svg);
        picture.Descendants().Count(element => element.Name.LocalName == "circle").ShouldBe(3);
        svg.ShouldContain("0.370");
    }

    private static HeldOutVerdict Verdict(string pass, Step right, Step said, double probability, Ground? ground = null, ushort named = 0) =>
        new(new CorpusRow { Text = "x", Language = "nl", Step = right, Pass = pass, Grounds = ground is { } one ? [one] : [] }, said, probability, named);
}
