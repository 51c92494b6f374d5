using System.Runtime.Intrinsics;
using ModBot.Classifiers.Features;

namespace ModBot.Classifiers.Model;

/// <summary>Scores of all columns for one text.</summary>
internal static class Scorer
{
    /// <summary>Adds up the weights of the features, each family brought to its own weight.</summary>
    /// <param name="model">The model.</param>
    /// <param name="features">The features of the text that the model knows.</param>
    /// <param name="scores">Receives one score per column.</param>
    /// <param name="norms">Receives per family what a feature's rarity is multiplied by; needed to explain.</param>
    public static void Score(LadderModel model, ReadOnlySpan<KnownFeature> features, Span<float> scores, Span<float> norms)
    {
        Span<float> sums = stackalloc float[FamilyWeights.Count * HeadLayout.Columns];
        Span<float> squares = stackalloc float[FamilyWeights.Count];
        sums.Clear();
        squares.Clear();
        foreach (ref readonly var feature in features)
        {
            var family = (int)feature.Family;
            squares[family] += feature.Rarity * feature.Rarity;
            AddRow(sums.Slice(family * HeadLayout.Columns, HeadLayout.Columns), model.Weights.AsSpan(feature.Number * HeadLayout.Columns, HeadLayout.Columns), feature.Rarity);
        }

        for (var family = 0; family < FamilyWeights.Count; family++)
        {
            norms[family] = model.Space.Norm((FeatureFamily)family, squares[family]);
        }

        for (var column = 0; column < HeadLayout.Columns; column++)
        {
            var score = 0f;
            for (var family = 0; family < FamilyWeights.Count; family++) score += sums[(family * HeadLayout.Columns) + column] * norms[family];
            scores[column] = (score * model.Scales[column]) + model.Biases[column];
        }
    }

    /// <summary>The logistic of a score.</summary>
    public static double Probability(float score) => 1 / (1 + Math.Exp(-score));

    // Thirty-two bytes to floats, times the rarity. Multiply and add stay apart: fused they would round differently from machine to machine.
    private static void AddRow(Span<float> sums, ReadOnlySpan<sbyte> row, float rarity)
    {
        var factor = Vector256.Create(rarity);
        var (low, high) = Vector256.Widen(Vector256.Create(row));
        Add(sums, Vector256.WidenLower(low), factor);
        Add(sums[8..], Vector256.WidenUpper(low), factor);
        Add(sums[16..], Vector256.WidenLower(high), factor);
        Add(sums[24..], Vector256.WidenUpper(high), factor);
    }

    private static void Add(Span<float> sums, Vector256<int> values, Vector256<float> factor)
    {
        var sum = Vector256.Create<float>(sums[..8]) + (Vector256.ConvertToSingle(values) * factor);
        sum.CopyTo(sums);
    }
}
