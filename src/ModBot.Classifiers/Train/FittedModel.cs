using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;

namespace ModBot.Classifiers.Train;

/// <summary>Weights in full precision, before they are made small for the file.</summary>
internal sealed class FittedModel(FeatureExtractor extractor, FeatureSpace space)
{
    public FeatureExtractor Extractor { get; } = extractor;

    public FeatureSpace Space { get; } = space;

    /// <summary>Column by column, one weight per feature; null for a column that is not used.</summary>
    public float[]?[] Columns { get; } = new float[]?[HeadLayout.Columns];

    public float[] Biases { get; } = new float[HeadLayout.Columns];

    /// <summary>Takes over a fit, from its first column on.</summary>
    public void Take(LinearFit fit, int column)
    {
        for (var index = 0; index < fit.Columns.Length; index++)
        {
            Columns[column + index] = fit.Columns[index];
            Biases[column + index] = fit.Biases[index];
        }
    }

    /// <summary>The scores of a row that was made in the same space.</summary>
    public float[] Score(SparseRow row)
    {
        var scores = new float[HeadLayout.Columns];
        for (var column = 0; column < scores.Length; column++)
        {
            if (Columns[column] is not { } weights) continue;
            var sum = Biases[column];
            for (var index = 0; index < row.Indices.Length; index++) sum += weights[row.Indices[index]] * row.Values[index];
            scores[column] = sum;
        }

        return scores;
    }
}
