using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests;

/// <summary>Ordinary values for tests, so that a test says only what it is about.</summary>
internal static class Make
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static readonly Answer?[] Given = [Answer.No, Answer.Yes, Answer.Unknown];

    /// <summary>Every set of answers: each of the six questions open, nee, ja or weet ik niet (4^6).</summary>
    public static IReadOnlyList<GuidelineAnswers> AllAnswers { get; } = Combine([null, .. Given]);

    /// <summary>Every complete set of answers (3^6).</summary>
    public static IReadOnlyList<GuidelineAnswers> CompleteAnswers { get; } = Combine(Given);

    public static GuidelineAnswers Answers(string letters) => GuidelineAnswers.Parse(letters);

    public static CaseFacts Facts(Step step = Step.Bullying, params Flag[] flags) => new() { Step = step, Flags = flags };

    public static Assessment Assessment(Step step = Step.Bullying, bool grey = false, params Flag[] flags) => new()
    {
        Step = step,
        Probabilities = Certain(step, 0.9),
        Grey = grey,
        Target = Target.Individual,
        Flags = flags,
        Why = new LocalizedText("Omdat het een persoon raakt.", "Because it is about a person."),
        Language = "nl",
        ModelVersion = "test",
    };

    public static StepProbabilities Certain(Step step, double probability)
    {
        var values = new double[5];
        Array.Fill(values, (1 - probability) / 4);
        values[(int)step] = probability;
        return new StepProbabilities(values);
    }

    public static CaseSnapshot Snapshot(Assessment? assessment, params Flag[] flags) => new()
    {
        CaseId = "c1",
        State = CaseState.Claimed,
        OwnerId = "m1",
        Platform = "local",
        Channel = "plein",
        SentAt = Noon.AddMinutes(-5),
        LastActivityAt = Noon.AddMinutes(-1),
        Assessment = assessment,
        Flags = flags,
    };

    private static List<GuidelineAnswers> Combine(Answer?[] values)
    {
        List<GuidelineAnswers> all = [GuidelineAnswers.Empty];
        foreach (var question in Enum.GetValues<Question>()) all = [.. all.SelectMany(answers => values.Select(value => answers.With(question, value)))];
        return all;
    }
}
