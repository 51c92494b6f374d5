using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;
using ModBot.Classifiers.Train;

namespace ModBot.Bench;

/// <summary>A plain linear model over words and pieces of words, without lexicon, senses or rules: what ours has to be better than.</summary>
internal static class PlainModel
{
    private const float L2 = 0.1f;
    private const int Seed = 1;

    /// <summary>Learns yes or no; gives back the score of a text, above zero for yes.</summary>
    public static Func<string, double> FitBinary(string[] texts, bool[] labels, float[] weights, CancellationToken cancel)
    {
        var (vectorizer, space, rows) = Read(texts, cancel);
        var fit = new LinearSolver(Seed, space.Count).FitBinary(rows, labels, weights, L2, cancel);
        return text => Scores(fit, Row(vectorizer, space, text, cancel))[0];
    }

    /// <summary>Learns classes from 0; gives back the class of a text.</summary>
    public static Func<string, int> FitClasses(string[] texts, int[] labels, int classes, CancellationToken cancel)
    {
        var (vectorizer, space, rows) = Read(texts, cancel);
        var weights = new float[texts.Length];
        Array.Fill(weights, 1);
        var fit = new LinearSolver(Seed, space.Count).FitClasses(rows, labels, weights, classes, L2, cancel);
        return text => Scores(fit, Row(vectorizer, space, text, cancel)) is var scores ? Array.IndexOf(scores, scores.Max()) : 0;
    }

    private static (Vectorizer Vectorizer, FeatureSpace Space, List<SparseRow> Rows) Read(string[] texts, CancellationToken cancel)
    {
        var vectorizer = new Vectorizer(new FeatureExtractor(WordCounts.Empty, new Lexicon(LexiconData.Empty)));
        var features = Features(vectorizer, texts, cancel);
        var space = Vectorizer.Choose(features);
        return (vectorizer, space, features.ConvertAll(text => Vectorizer.ToRow(space, text)));
    }

    private static SparseRow Row(Vectorizer vectorizer, FeatureSpace space, string text, CancellationToken cancel) => Vectorizer.ToRow(space, Features(vectorizer, [text], cancel)[0]);

    private static List<(uint Key, FeatureFamily Family)[]> Features(Vectorizer vectorizer, string[] texts, CancellationToken cancel) =>
        vectorizer.Extract(texts, cancel).ConvertAll(features => Array.FindAll(features, feature => feature.Family is FeatureFamily.Word or FeatureFamily.Char));

    private static double[] Scores(LinearFit fit, SparseRow row) => [.. fit.Columns.Select((column, index) =>
    {
        double sum = fit.Biases[index];
        for (var at = 0; at < row.Indices.Length; at++) sum += column[row.Indices[at]] * row.Values[at];
        return sum;
    })];
}
