namespace ModBot.Moderation.Guideline;

/// <summary>One answered node on the way through the chart.</summary>
/// <param name="Question">The node.</param>
/// <param name="Given">What the moderator answered.</param>
/// <param name="TakenAs">How the chart read it; differs from <paramref name="Given"/> only for "weet ik niet" (override V5).</param>
public readonly record struct GuidelineStep(Question Question, Answer Given, Answer TakenAs);

/// <summary>A walk through the chart: either it stops at an open question, or it has outcomes.</summary>
/// <param name="Steps">The answered nodes, in order.</param>
/// <param name="Next">The question to ask now; null when the walk is complete.</param>
/// <param name="Outcomes">Empty while a question is open; O6 comes with O7.</param>
public sealed record GuidelineWalk(IReadOnlyList<GuidelineStep> Steps, Question? Next, IReadOnlyList<Outcome> Outcomes);

/// <summary>
/// The flow chart "Negeer, verwijder of meld" as a decision table (DOMAIN §2). The source printed boxes without arrows, so
/// this is a reconstruction; the version names the reading and is stored with every decision.
/// </summary>
public static class GuidelineChart
{
    /// <summary>Version of this reading of the chart.</summary>
    public const string Version = "2026.1-reconstructie";

    // "Weet ik niet" at N2 and N3 is not settled by the source. N2: read as harmful, so that a target is not left alone
    // because of doubt. N3: read as no, because nobody should be corrected on a guess.
    private static readonly Dictionary<Question, Answer> UnknownTakenAs = new()
    {
        [Question.RealPerson] = Answer.Yes,
        [Question.Content] = Answer.Yes,
        [Question.Misinformation] = Answer.No,
        [Question.Danger] = Answer.Yes,
        [Question.KnownPerson] = Answer.No,
        [Question.Influence] = Answer.No,
    };

    private static readonly Dictionary<(Question, Answer), Arrow> Arrows = new()
    {
        [(Question.RealPerson, Answer.No)] = Arrow.To(Outcome.IgnoreDeleteOrReport),
        [(Question.RealPerson, Answer.Yes)] = Arrow.To(Question.Content),
        [(Question.Content, Answer.No)] = Arrow.To(Question.Misinformation),
        [(Question.Content, Answer.Yes)] = Arrow.To(Question.Danger),
        [(Question.Misinformation, Answer.No)] = Arrow.To(Outcome.KeepMonitoring),
        [(Question.Misinformation, Answer.Yes)] = Arrow.To(Outcome.CorrectOrReport),
        [(Question.Danger, Answer.No)] = Arrow.To(Question.KnownPerson),
        [(Question.Danger, Answer.Yes)] = Arrow.To(Outcome.PassOn),
        [(Question.KnownPerson, Answer.No)] = Arrow.To(Outcome.SetNorm),
        [(Question.KnownPerson, Answer.Yes)] = Arrow.To(Question.Influence),
        [(Question.Influence, Answer.No)] = Arrow.To(Outcome.SetNorm),
        [(Question.Influence, Answer.Yes)] = Arrow.To(Outcome.TalkPrivately, Outcome.EnsureChanged),
    };

    /// <summary>Follows the answers from N1 until a question is open or an outcome is reached. Answers off the path are ignored.</summary>
    public static GuidelineWalk Walk(GuidelineAnswers answers)
    {
        var steps = new List<GuidelineStep>(6);
        var question = Question.RealPerson;
        while (true)
        {
            if (answers[question] is not { } given) return new GuidelineWalk(steps, question, []);
            var takenAs = given == Answer.Unknown ? UnknownTakenAs[question] : given;
            steps.Add(new GuidelineStep(question, given, takenAs));
            var arrow = Arrows[(question, takenAs)];
            if (arrow.Next is not { } next) return new GuidelineWalk(steps, null, arrow.Outcomes);
            question = next;
        }
    }

    private sealed record Arrow(Question? Next, IReadOnlyList<Outcome> Outcomes)
    {
        public static Arrow To(Question next) => new(next, []);

        public static Arrow To(params Outcome[] outcomes) => new(null, outcomes);
    }
}
