namespace ModBot.Classifiers.Evaluate;

/// <summary>The figures of one step.</summary>
/// <param name="Step">Its wire name.</param>
/// <param name="Count">How many texts are of this step.</param>
/// <param name="Precision">Of those said to be this step, the share that is; 0 when none was said.</param>
/// <param name="Recall">Of this step, the share that was found; 0 when there is none.</param>
/// <param name="F1">Harmonic mean of both.</param>
public sealed record StepFigures(string Step, int Count, double Precision, double Recall, double F1);

/// <summary>How well steps were told. Rendered by <see cref="ToText"/>; every property can be serialised.</summary>
public sealed record EvaluationReport
{
    /// <summary>Number of texts.</summary>
    public required int Count { get; init; }

    /// <summary>Rows: right step; columns: step said.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Share told right.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean F1 over the steps that occur or were said.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Quadratic weighted kappa: agreement beyond chance, where two steps off is four times as bad as one.</summary>
    public required double QuadraticKappa { get; init; }

    /// <summary>Of the texts that are in order, the share said to be step 1 or higher.</summary>
    public required double FalseAlarmsFromStep1 { get; init; }

    /// <summary>Of the texts that are in order, the share said to be step 2 or higher.</summary>
    public required double FalseAlarmsFromStep2 { get; init; }

    /// <summary>Share told right of only two: hateful (step 3 or 4) or not.</summary>
    public required double HatefulOrNot { get; init; }

    /// <summary>Of the hateful texts, the share said to be step 3 or 4.</summary>
    public required double HatefulFound { get; init; }

    /// <summary>Of the other texts, the share said to be lower than step 3.</summary>
    public required double OthersLeft { get; init; }

    /// <summary>The figures per step.</summary>
    public required IReadOnlyList<StepFigures> Steps { get; init; }

    /// <summary>The same report per language, when more than one is named.</summary>
    public IReadOnlyDictionary<string, EvaluationReport> Languages { get; init; } = new SortedDictionary<string, EvaluationReport>(StringComparer.Ordinal);

    /// <summary>The report as text for a terminal or file.</summary>
    public string ToText() => ReportText.Render(this);
}
