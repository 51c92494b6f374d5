namespace ModBot.Moderation.Ladder;

/// <summary>The probability of each <see cref="Step"/>; five numbers from 0 to 1 with sum 1.</summary>
public sealed class StepProbabilities
{
    /// <summary>Below this top probability an assessment is grey (DOMAIN §1, A07).</summary>
    public const double GreyBelow = 0.55;

    /// <summary>With a smaller distance between the best two steps an assessment is grey (DOMAIN §1, A07).</summary>
    public const double GreyMargin = 0.15;

    private const double SumTolerance = 1e-3;

    // 0.575 − 0.425 is a little less than 0.15 in binary; the border itself is not grey.
    private const double Rounding = 1e-9;

    private readonly double[] values;

    /// <summary>Takes the five probabilities, from <see cref="Step.None"/> to <see cref="Step.Extremism"/>.</summary>
    /// <exception cref="ArgumentException">There are not five, one is outside 0–1, or their sum is not 1.</exception>
    public StepProbabilities(params ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length != 5) throw new ArgumentException($"There are 5 steps; got {probabilities.Length} probabilities.", nameof(probabilities));
        var sum = 0.0;
        foreach (var probability in probabilities)
        {
            if (!(probability is >= 0 and <= 1)) throw new ArgumentException($"A probability lies between 0 and 1; got {probability}.", nameof(probabilities));
            sum += probability;
        }

        if (Math.Abs(sum - 1) > SumTolerance) throw new ArgumentException($"The probabilities must have sum 1; got {sum}.", nameof(probabilities));
        values = probabilities.ToArray();
    }

    /// <summary>The probability of one step.</summary>
    public double this[Step step] => values[(int)step];

    /// <summary>The most probable step; of two equals the lower.</summary>
    public Step Top => TopOf(values);

    /// <summary>The probability that the step is <paramref name="step"/> or higher, 0–1.</summary>
    public double AtLeast(Step step) => AtLeast(values, step);

    /// <summary>Too uncertain to say: top below <see cref="GreyBelow"/>, or the best two within <see cref="GreyMargin"/>.</summary>
    public bool IsGrey => AreGrey(values);

    /// <summary>The five numbers, a copy.</summary>
    public double[] ToArray() => [.. values];

    /// <summary>The most probable of five steps; of two equals the lower.</summary>
    public static Step TopOf(ReadOnlySpan<double> probabilities)
    {
        var top = 0;
        for (var step = 1; step < probabilities.Length; step++)
        {
            if (probabilities[step] > probabilities[top]) top = step;
        }

        return (Step)top;
    }

    /// <summary>The probability that the step of five is <paramref name="step"/> or higher, 0–1.</summary>
    public static double AtLeast(ReadOnlySpan<double> probabilities, Step step)
    {
        var sum = 0.0;
        foreach (var probability in probabilities[(int)step..]) sum += probability;
        return Math.Min(1, sum);
    }

    /// <summary>Whether five probabilities are too uncertain to say; see <see cref="IsGrey"/>.</summary>
    public static bool AreGrey(ReadOnlySpan<double> probabilities)
    {
        var (best, second) = (0.0, 0.0);
        foreach (var probability in probabilities)
        {
            if (probability > best) (best, second) = (probability, best);
            else if (probability > second) second = probability;
        }

        return best < GreyBelow - Rounding || best - second < GreyMargin - Rounding;
    }
}
