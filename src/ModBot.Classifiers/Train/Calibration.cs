using ModBot.Classifiers.Model;

namespace ModBot.Classifiers.Train;

/// <summary>Makes scores into honest probabilities, from passes that were left out.</summary>
internal static class Calibration
{
    // With fewer examples a threshold would be fitted to chance.
    private const int LeastExamples = 15;
    private const float DefaultThreshold = 0.5f;

    /// <summary>The temperature with the least surprise at the held-out steps.</summary>
    public static float Temperature(HeldOutScores? heldOut)
    {
        if (heldOut is null) return 1;
        // Golden-section search; the surprise has one valley in the temperature.
        const double Ratio = 0.6180339887498949;
        double low = 0.2, high = 4;
        var left = high - (Ratio * (high - low));
        var right = low + (Ratio * (high - low));
        var (atLeft, atRight) = (Surprise(heldOut, left), Surprise(heldOut, right));
        for (var round = 0; round < 40; round++)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Ratio * (high - low));
                atLeft = Surprise(heldOut, left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Ratio * (high - low));
                atRight = Surprise(heldOut, right);
            }
        }

        return (float)((low + high) / 2);
    }

    /// <summary>The threshold of a yes-or-no column: the best F1 on held-out rows.</summary>
    public static float Threshold(HeldOutScores? heldOut, HeadTask task)
    {
        if (heldOut is null) return DefaultThreshold;
        var ranked = heldOut.Rows.Select((row, index) => (Yes: task.Answer(row), Score: heldOut.Scores[index][task.Column])).OrderByDescending(pair => pair.Score).ToList();
        var yes = ranked.Count(pair => pair.Yes);
        if (yes < LeastExamples) return DefaultThreshold;
        var (best, threshold, hits) = (0.0, DefaultThreshold, 0);
        for (var index = 0; index < ranked.Count; index++)
        {
            if (ranked[index].Yes) hits++;
            var f1 = 2.0 * hits / (index + 1 + yes);
            if (f1 <= best) continue;
            best = f1;
            threshold = (float)Scorer.Probability(ranked[index].Score);
        }

        return Math.Clamp(threshold, 0.03f, 0.9f);
    }

    private static double Surprise(HeldOutScores heldOut, double temperature)
    {
        var sum = 0.0;
        var probabilities = new double[HeadLayout.Steps];
        for (var index = 0; index < heldOut.Rows.Count; index++)
        {
            StepPrior.Probabilities(heldOut.Scores[index].AsSpan(HeadLayout.Step, HeadLayout.Steps), (float)temperature, heldOut.Classes[index], probabilities);
            sum -= Math.Log(Math.Max(probabilities[(int)heldOut.Rows[index].Step], 1e-12));
        }

        return sum;
    }
}
