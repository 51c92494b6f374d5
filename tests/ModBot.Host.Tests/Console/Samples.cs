using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>Cases to fill a desk with.</summary>
internal static class Samples
{
    /// <summary>Text that tries everything.</summary>
    public const string Hostile = "<script>alert('xss')</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(2) &lt;b&gt; \u202Eesrever\u202C https://evil.example @everyone";

    public static Assessment Assess(Step step, bool grey = false, Target target = Target.Individual, params Ground[] grounds) => new()
    {
        Step = step,
        Probabilities = new StepProbabilities([.. Enum.GetValues<Step>().Select(other => other == step ? 0.84 : 0.04)]),
        Grey = grey,
        Target = target,
        Grounds = grounds,
        Why = new LocalizedText("Dit valt één persoon aan. Er is geen aanval op een groep, dus niet stap 3.", "This attacks one person. There is no attack on a group, so not step 3."),
        Reasons = [new ReasonSpan(0, 7, 0.8), new ReasonSpan(13, 9, 0.5)],
        Language = "nl",
        ModelVersion = "test-1",
    };

    public static FakeCase Add(FakeDesk desk, string id, Step step, Action<FakeCase>? change = null)
    {
        var made = new FakeCase { Id = id, Assessment = Assess(step), SentAt = desk.Now.AddMinutes(-12) };
        change?.Invoke(made);
        desk.Cases.Add(made);
        return made;
    }

    /// <summary>A case that the first member of the team has.</summary>
    public static FakeCase AddMine(FakeDesk desk, string id = "c1", Step step = Step.Bullying, Action<FakeCase>? change = null) => Add(desk, id, step, made =>
    {
        (made.State, made.OwnerId, made.OwnerName) = (CaseState.Claimed, "m1", "Sam");
        change?.Invoke(made);
    });
}
