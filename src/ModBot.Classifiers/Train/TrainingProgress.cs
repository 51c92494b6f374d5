namespace ModBot.Classifiers.Train;

/// <summary>How far a training is.</summary>
/// <param name="Stage">What is being done, in English.</param>
/// <param name="Done">Parts done.</param>
/// <param name="Total">Parts in all.</param>
public sealed record TrainingProgress(string Stage, int Done, int Total)
{
    /// <summary>One line for a terminal.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Done}/{Total}] {Stage}");
}
