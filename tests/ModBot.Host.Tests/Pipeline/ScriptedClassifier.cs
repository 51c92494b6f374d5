using System.Globalization;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>
/// Reads the step from the text: <c>s3 ...</c> is step 3, <c>s1! ...</c> also a threat, <c>boom</c> fails, the rest is 0; <c>geloof</c> is about religion. With a percentage
/// at its end, <c>s1 ... 55%</c>, the step is so probable. A word is what has a letter.
/// </summary>
internal sealed class ScriptedClassifier(string version = "script-1") : IClassifier, IPlainWords
{
    public string ModelVersion => version;

    /// <summary>A word that this model does not see.</summary>
    public string? Blind { get; init; }

    public Assessment Assess(string text)
    {
        if (text.StartsWith("boom", StringComparison.Ordinal)) throw new InvalidOperationException(text);
        var step = text.Length > 1 && text[0] == 's' && char.IsAsciiDigit(text[1]) ? (Step)(text[1] - '0') : Step.None;
        var probabilities = new double[5];
        probabilities[(int)step] = 1;
        if (text.EndsWith('%') && int.TryParse(text[^3..^1], CultureInfo.InvariantCulture, out var percent)) (probabilities[0], probabilities[(int)step]) = (1 - (percent / 100.0), percent / 100.0);
        return new Assessment
        {
            Step = step,
            Probabilities = new StepProbabilities(probabilities),
            Grey = false,
            Grounds = text.Contains("geloof", StringComparison.Ordinal) ? [Ground.Religion] : [],
            Target = step == Step.None ? Target.None : Target.Individual,
            Flags = text.Contains('!', StringComparison.Ordinal) ? [Flag.Threat] : [],
            Reasons = step == Step.None ? [] : [new ReasonSpan(0, 2, 1)],
            Why = new LocalizedText("uitleg", "explanation"),
            Language = "nl",
            ModelVersion = ModelVersion,
        };
    }

    public IReadOnlyList<string> WordsOf(string text) =>
        [.. text.ToLowerInvariant().Split(' ').Select(word => word.Trim('!', '.', ',')).Where(word => word.Any(char.IsLetter) && word != Blind)];
}
