using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>Reads the step from the text: <c>s3 ...</c> is step 3, <c>s1! ...</c> also a threat, <c>boom</c> fails, the rest is 0.</summary>
internal sealed class ScriptedClassifier : IClassifier
{
    public string ModelVersion => "script-1";

    public Assessment Assess(string text)
    {
        if (text.StartsWith("boom", StringComparison.Ordinal)) throw new InvalidOperationException(text);
        var step = text.Length > 1 && text[0] == 's' && char.IsAsciiDigit(text[1]) ? (Step)(text[1] - '0') : Step.None;
        var probabilities = new double[5];
        probabilities[(int)step] = 1;
        return new Assessment
        {
            Step = step,
            Probabilities = new StepProbabilities(probabilities),
            Grey = false,
            Target = step == Step.None ? Target.None : Target.Individual,
            Flags = text.Contains('!', StringComparison.Ordinal) ? [Flag.Threat] : [],
            Reasons = step == Step.None ? [] : [new ReasonSpan(0, 2, 1)],
            Why = new LocalizedText("uitleg", "explanation"),
            Language = "nl",
            ModelVersion = ModelVersion,
        };
    }
}
