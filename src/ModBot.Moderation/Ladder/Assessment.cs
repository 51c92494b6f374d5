namespace ModBot.Moderation.Ladder;

/// <summary>A part of the scored text that pulled the step up or down. Positions are UTF-16 code units of the original text.</summary>
/// <param name="Start">First code unit, from 0.</param>
/// <param name="Length">Number of code units, at least 1.</param>
/// <param name="Weight">−1 to 1; positive pulls towards the chosen step, negative away from it. Relative within one text.</param>
public readonly record struct ReasonSpan(int Start, int Length, double Weight);

/// <summary>A part of the scored text. Positions are UTF-16 code units of the original text.</summary>
/// <param name="Start">First code unit, from 0.</param>
/// <param name="Length">Number of code units, at least 1.</param>
public readonly record struct TextSpan(int Start, int Length);

/// <summary>One short text in both languages of the product.</summary>
/// <param name="Nl">Dutch, B1.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Nl, string En)
{
    /// <summary>The text in one language.</summary>
    /// <param name="language"><c>en</c> for English; every other language gets the Dutch text, the first language of the product.</param>
    public string In(string language) => string.Equals(language, "en", StringComparison.Ordinal) ? En : Nl;
}

/// <summary>What the classifier says of one text. It is advice; a person decides (DOMAIN §1).</summary>
public sealed record Assessment
{
    /// <summary>The step on the ladder.</summary>
    public required Step Step { get; init; }

    /// <summary>How probable each step is.</summary>
    public required StepProbabilities Probabilities { get; init; }

    /// <summary>Whether the case needs context before anything is done with it (A07): uncertain, ironic, reclaimed, play.</summary>
    public required bool Grey { get; init; }

    /// <summary>Whom it is aimed at.</summary>
    public required Target Target { get; init; }

    /// <summary>The grounds, in the order of <see cref="Ground"/>, without doubles.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    /// <summary>The forms F1–F5, without doubles.</summary>
    public IReadOnlyList<Form> Forms { get; init; } = [];

    /// <summary>The flags, in the order of <see cref="Flag"/>, without doubles.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>The parts of the text that decided: those for the step, strongest first, then those against it; they do not overlap.</summary>
    public IReadOnlyList<ReasonSpan> Reasons { get; init; } = [];

    /// <summary>
    /// The words that hurt by themselves, whether or not they decided, in no particular order; they may overlap the
    /// <see cref="Reasons"/>. Who does not want to read them must not have to (DOMAIN §4).
    /// </summary>
    public IReadOnlyList<TextSpan> Harsh { get; init; } = [];

    /// <summary>
    /// What brought the text before a person: the reasons of its step; on step 0, where those plead for the text, the words that hurt
    /// by themselves.
    /// </summary>
    public IReadOnlyList<ReasonSpan> Signals => Step == Step.None ? [.. Harsh.Select(span => new ReasonSpan(span.Start, span.Length, 1))] : Reasons;

    /// <summary>Why this step and not the next, in plain words. Never repeats the text.</summary>
    public required LocalizedText Why { get; init; }

    /// <summary>The language of the text: <c>nl</c>, <c>en</c> or <c>und</c> when it cannot be told.</summary>
    public required string Language { get; init; }

    /// <summary>Version of the model that said this.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Whether any flag is P1.</summary>
    public bool IsImmediate => Flags.Any(flag => flag.IsImmediate());
}
