using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>
/// Makes contrast sentences from the grammar: the same statement about a protected group, a job, a club or a thing, said, rejected, quoted
/// or turned round. What they teach is which small difference counts; how people really write they do not teach, so they weigh little.
/// </summary>
internal sealed class ContrastGenerator
{
    /// <summary>The pass of every sentence made here.</summary>
    public const string Pass = "grammar";

    private readonly Grammar grammar;
    private readonly Random random;
    private readonly SentenceNoise noise;

    public ContrastGenerator(Grammar grammar, int seed)
    {
        this.grammar = grammar;
        random = new Random(seed);
        noise = new SentenceNoise(random);
    }

    /// <summary>Makes sentences, half of them Dutch; none stands twice.</summary>
    /// <param name="count">How many.</param>
    /// <param name="weight">How much each counts beside a message of the corpus.</param>
    public List<CorpusRow> Make(int count, float weight)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<CorpusRow>(count);
        while (rows.Count < count)
        {
            var row = Sentence(rows.Count % 2 == 0 ? "nl" : "en");
            if (seen.Add(row.Text)) rows.Add(row with { Weight = weight });
        }

        return rows;
    }

    private CorpusRow Sentence(string language)
    {
        // Half of the statements are kind or neutral, so that naming a group does not by itself speak for harm (A05).
        var kind = random.Next(2) == 0;
        var core = Pick(grammar.Cores, line => line.Language == language && (line.Kind is "praise" or "neutral") == kind);
        var target = Pick(grammar.Targets, line => line.Language == language && Fits(core, line));
        var (effect, frame) = FrameFor(core, language);
        var text = frame.Replace("{M}", core.Main, StringComparison.Ordinal).Replace("{S}", core.Sub, StringComparison.Ordinal).Replace("{T}", target.Term, StringComparison.Ordinal);
        return new CorpusRow { Text = noise.Add(text), Language = language, Step = StepOf(core.Kind, target.Kind, effect), Pass = Pass, StepOnly = true };
    }

    private static bool Fits(GrammarCore core, GrammarTarget target) => target.Kind switch
    {
        "thing" => core.Kind is "contempt" or "neutral",
        "job" or "club" => core.Kind is "contempt" or "contempt_people" or "praise" or "neutral",
        _ => true,
    };

    // Of a hundred: bare 30, stood behind 20, the rest turned or taken away, as far as the statement allows it.
    private (string Effect, string Text) FrameFor(GrammarCore core, string language)
    {
        var roll = random.Next(100);
        if (roll < 30) return ("keep", "{M}");
        var effect = roll < 50 ? "keep" : core.Kind == "praise" && roll < 75 ? "flip" : "void";
        return (effect, Pick(grammar.Frames, frame => frame.Language == language && frame.Effect == effect).Text);
    }

    private static Step StepOf(string kind, string target, string effect) => (kind, target, effect) switch
    {
        (_, _, "void") or ("neutral", _, _) => Step.None,
        ("praise", "group", "flip") => Step.Discrimination,
        ("praise", "job" or "club", "flip") => Step.Negativity,
        ("praise", _, _) => Step.None,
        ("call" or "dehuman", _, _) => Step.Extremism,
        (_, "group", _) => Step.Discrimination,
        (_, "thing", _) => Step.None,
        _ => Step.Negativity,
    };

    private T Pick<T>(IReadOnlyList<T> all, Func<T, bool> fits)
    {
        var suited = all.Where(fits).ToList();
        return suited[random.Next(suited.Count)];
    }
}
