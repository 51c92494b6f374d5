using System.Text.Json;
using ModBot.Classifiers.Evaluate;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Evaluate;

public sealed class EvaluatorTests
{
    // Right: 0 0 0 0 1 2 3 4; said: 0 0 1 2 1 2 4 4.
    private static readonly Judged[] Rows =
    [
        new(Step.None, Step.None, "nl"), new(Step.None, Step.None, "nl"), new(Step.None, Step.Negativity, "nl"), new(Step.None, Step.Bullying, "en"),
        new(Step.Negativity, Step.Negativity, "nl"), new(Step.Bullying, Step.Bullying, "nl"), new(Step.Discrimination, Step.Extremism, "en"), new(Step.Extremism, Step.Extremism, "en"),
    ];

    [Fact]
    public void Report_SmallExample_FitsHandCalculation()
    {
        var report = Evaluator.Report(Rows);
        report.Count.ShouldBe(8);
        report.Accuracy.ShouldBe(5.0 / 8, 1e-12);
        report.FalseAlarmsFromStep1.ShouldBe(0.5, 1e-12);
        report.FalseAlarmsFromStep2.ShouldBe(0.25, 1e-12);
        (report.HatefulOrNot, report.HatefulFound, report.OthersLeft).ShouldBe((1, 1, 1));
        // F1: none 2·2/(4+2), negativity 2·1/(1+2), bullying 2/3, discrimination 0, extremism 2/3.
        report.Steps.Select(step => step.F1).ShouldBe([2.0 / 3, 2.0 / 3, 2.0 / 3, 0, 2.0 / 3]);
        report.MacroF1.ShouldBe(8.0 / 15, 1e-12);
        report.Steps[0].Precision.ShouldBe(1);
        report.Steps[0].Recall.ShouldBe(0.5);
        // Observed: 1 + 4 + 1 = 6. Expected: (margins of right 4 1 1 1 1, of said 2 2 2 0 2) = (4·2·(0+1+4+16) + 2·(1+0+1+9) + 2·(4+1+0+4) + 2·(9+4+1+1) + 2·(16+9+4+0)) / 8 = 336/8 = 36.75… by hand below.
        var expected = ((4.0 * 2 * (1 + 4 + 16)) + (2 * (1 + 0 + 1 + 9)) + (2 * (4 + 1 + 0 + 4)) + (2 * (9 + 4 + 1 + 1)) + (2 * (16 + 9 + 4 + 0))) / 8;
        report.QuadraticKappa.ShouldBe(1 - (6 / expected), 1e-12);
    }

    [Fact]
    public void Report_TwoLanguages_EachHasItsOwn()
    {
        var report = Evaluator.Report(Rows);
        report.Languages.Keys.ShouldBe(["en", "nl"]);
        report.Languages["nl"].Accuracy.ShouldBe(0.8, 1e-12);
        report.Languages["en"].Accuracy.ShouldBe(1.0 / 3, 1e-12);
    }

    [Fact]
    public void Report_HatefulOrNot_CountsBothSides()
    {
        var report = Evaluator.Report([new(Step.Discrimination, Step.Bullying, ""), new(Step.Extremism, Step.Discrimination, ""), new(Step.None, Step.Extremism, ""), new(Step.None, Step.None, ""), new(Step.Bullying, Step.None, "")]);
        report.HatefulOrNot.ShouldBe(3.0 / 5, 1e-12);
        report.HatefulFound.ShouldBe(1.0 / 2, 1e-12);
        report.OthersLeft.ShouldBe(2.0 / 3, 1e-12);
    }

    [Fact]
    public void Report_Perfect_IsOne()
    {
        var report = Evaluator.Report([.. Enum.GetValues<Step>().Select(step => new Judged(step, step, ""))]);
        (report.Accuracy, report.MacroF1, report.QuadraticKappa).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void Report_Nothing_IsZeroAndRenders()
    {
        var report = Evaluator.Report([]);
        report.Accuracy.ShouldBe(0);
        report.ToText().ShouldContain("texts 0");
    }

    [Fact]
    public void ToText_Report_ShowsFiguresAndConfusion()
    {
        var text = Evaluator.Report(Rows).ToText();
        text.ShouldContain("macro-F1 0.5333");
        text.ShouldContain("discrimination");
        text.ShouldContain("language nl");
        text.ShouldNotContain("\r");
    }

    [Fact]
    public void Serialize_Report_HoldsEveryFigure()
    {
        var json = JsonSerializer.SerializeToElement(Evaluator.Report(Rows));
        json.GetProperty("MacroF1").GetDouble().ShouldBe(8.0 / 15, 1e-12);
        json.GetProperty("Confusion")[0][2].GetInt32().ShouldBe(1);
        json.GetProperty("Languages").GetProperty("nl").GetProperty("Count").GetInt32().ShouldBe(5);
    }

    [Fact]
    public void Evaluate_Classifier_IsAskedForEveryRow()
    {
        var report = Evaluator.Evaluate([new LabelledText("ja", Step.None, "nl"), new LabelledText("nee", Step.Bullying, "nl")], new Always(Step.Bullying));
        report.Confusion[0][2].ShouldBe(1);
        report.Confusion[2][2].ShouldBe(1);
    }

    private sealed class Always(Step step) : IClassifier
    {
        public string ModelVersion => "test";

        public Assessment Assess(string text)
        {
            Span<double> probabilities = [0, 0, 0, 0, 0];
            probabilities[(int)step] = 1;
            return new Assessment
            {
                Step = step,
                Probabilities = new StepProbabilities(probabilities),
                Grey = false,
                Target = Target.None,
                Why = new LocalizedText("", ""),
                Language = "nl",
                ModelVersion = ModelVersion,
            };
        }
    }
}
