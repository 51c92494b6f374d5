using System.Globalization;
using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Text;
using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Bench;

/// <summary>
/// Holds the shipped model against labelled public sets, beside a plain linear n-gram model that learned from the train part of the same set. The sets are
/// not in this repository; the model card names them and says where the figures come from.
/// </summary>
internal static class PublicSets
{
    private const float L2 = 0.1f;
    private const int Fewest = 20;
    private const int Most = 12_000;

    private static readonly string[] Hateful = ["discrimination", "extremism", "hs-extremism"];
    private static readonly string[] Harmless = ["none", "ok"];

    /// <summary>Prints a line per set: how much hate is found, and how much of the rest is called hate.</summary>
    /// <param name="folder">The folder with the TSV files (<c>text lang label original_labels split</c>).</param>
    /// <param name="model">The shipped model.</param>
    /// <param name="cancel">Stops it.</param>
    public static void Run(string folder, string model, CancellationToken cancel)
    {
        var classifier = ModelFile.Load(model);
        Console.WriteLine($"model {classifier.ModelVersion}; hateful is step 3 or higher");
        Console.WriteLine("| set | hateful / other in the test part | recall, false flags: this model | n-gram model of that set alone |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var path in Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            if (Rows(path) is not { } rows) continue;
            var test = rows.Where(row => row.Test).ToList();
            var learn = rows.Where(row => !row.Test).Take(Most).ToList();
            if (test.Count(row => row.Hate) < Fewest || test.Count(row => !row.Hate) < Fewest || learn.Count(row => row.Hate) < Fewest) continue;
            var ours = Judge(test, text => classifier.Score(text).Step >= Step.Discrimination);
            var plain = Judge(test, Plain(learn, cancel));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileNameWithoutExtension(path)} | {test.Count(row => row.Hate)} / {test.Count(row => !row.Hate)} | {ours.Recall:P0}, {ours.False:P1} | {plain.Recall:P0}, {plain.False:P1} |"));
        }
    }

    private static List<(string Text, bool Hate, bool Test)>? Rows(string path)
    {
        using (var reader = new StreamReader(path))
        {
            var header = (reader.ReadLine() ?? "").Split('\t');
            if (!header.Contains("text") || !header.Contains("label") || !header.Contains("split")) return null;
        }

        return [.. TsvFile.Read(path, "text", "label", "split")
            .Where(row => Hateful.Contains(row["label"]) || Harmless.Contains(row["label"]))
            .Select(row => (row["text"], Hateful.Contains(row["label"]), row["split"] == "test"))];
    }

    private static (double Recall, double False) Judge(List<(string Text, bool Hate, bool Test)> rows, Func<string, bool> flags)
    {
        var said = rows.ConvertAll(row => (row.Hate, Flagged: flags(row.Text)));
        return (said.Where(row => row.Hate).Average(row => row.Flagged ? 1.0 : 0), said.Where(row => !row.Hate).Average(row => row.Flagged ? 1.0 : 0));
    }

    private static Func<string, bool> Plain(List<(string Text, bool Hate, bool Test)> rows, CancellationToken cancel)
    {
        var extractor = new FeatureExtractor(WordCounts.Empty, new Lexicon(LexiconData.Empty));
        var vectorizer = new Vectorizer(extractor);
        var texts = Plain(vectorizer, [.. rows.Select(row => row.Text)], cancel);
        var space = Vectorizer.Choose(texts);
        // Half and half by weight, so that the rare class is not simply never said.
        var share = rows.Average(row => row.Hate ? 1f : 0);
        var fit = new LinearSolver(1, space.Count).FitBinary(texts.ConvertAll(text => Vectorizer.ToRow(space, text)), rows.ConvertAll(row => row.Hate), [.. rows.Select(row => row.Hate ? 0.5f / share : 0.5f / (1 - share))], L2, cancel);
        return text =>
        {
            var row = Vectorizer.ToRow(space, Plain(vectorizer, [text], cancel)[0]);
            var sum = fit.Biases[0];
            for (var index = 0; index < row.Indices.Length; index++) sum += fit.Columns[0][row.Indices[index]] * row.Values[index];
            return sum > 0;
        };
    }

    private static List<(uint Key, FeatureFamily Family)[]> Plain(Vectorizer vectorizer, string[] texts, CancellationToken cancel) =>
        vectorizer.Extract(texts, cancel).ConvertAll(features => Array.FindAll(features, feature => feature.Family is FeatureFamily.Word or FeatureFamily.Char));
}
