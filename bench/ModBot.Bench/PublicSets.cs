using System.Globalization;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Bench;

/// <summary>
/// Holds the shipped model against labelled public sets, beside a plain linear n-gram model that learned from the train part of the same set. The sets are
/// not in this repository; the model card names them and says where the figures come from.
/// </summary>
internal static class PublicSets
{
    private const int Fewest = 20;
    private const int Most = 12_000;

    /// <summary>
    /// Prints a line per set: how much hate is found and how much of the rest is called hate, by us and by the n-gram model; how much that model finds at
    /// our rate of false flags; and how well each puts hate before the rest whatever the threshold (the area under the curve, 0.5 is chance).
    /// </summary>
    /// <param name="folder">The folder with the TSV files (<c>text lang label original_labels split</c>).</param>
    /// <param name="model">The shipped model.</param>
    /// <param name="cancel">Stops it.</param>
    public static void Run(string folder, string model, CancellationToken cancel)
    {
        var classifier = ModelFile.Load(model);
        Console.WriteLine($"model {classifier.ModelVersion}; hateful is step 3 or higher; one text in five of each set, which neither model learned from");
        Console.WriteLine("| set | hateful / other | recall, false flags: this model | n-gram model of that set alone | its recall at our false flags | area under curve: this, n-gram |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var path in Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            if (Rows(path) is not { } rows) continue;
            var test = rows.Where(row => HeldOutFifth.Holds(row.Text)).ToList();
            var learn = rows.Where(row => !HeldOutFifth.Holds(row.Text)).Take(Most).ToList();
            if (test.Count(row => row.Hate) < Fewest || test.Count(row => !row.Hate) < Fewest || learn.Count(row => row.Hate) < Fewest) continue;
            var ours = new Verdicts([.. test.Select(row => (row.Hate, Hateful(classifier.Score(row.Text))))]);
            // Half and half by weight, so that the rare class is not simply never said.
            var share = learn.Average(row => row.Hate ? 1f : 0);
            var score = PlainModel.FitBinary([.. learn.Select(row => row.Text)], [.. learn.Select(row => row.Hate)], [.. learn.Select(row => row.Hate ? 0.5f / share : 0.5f / (1 - share))], cancel);
            var plain = new Verdicts([.. test.Select(row => (row.Hate, score(row.Text)))]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileNameWithoutExtension(path)} | {test.Count(row => row.Hate)} / {test.Count(row => !row.Hate)} | {ours.Recall:P0}, {ours.FalseFlags:P1} | {plain.Recall:P0}, {plain.FalseFlags:P1} | {plain.RecallAt(ours.FalseFlags):P0} | {ours.Area:F2}, {plain.Area:F2} |"));
        }
    }

    private static List<(string Text, bool Hate)>? Rows(string path)
    {
        using (var reader = new StreamReader(path))
        {
            var header = (reader.ReadLine() ?? "").Split('\t');
            if (!header.Contains("text") || !header.Contains("label")) return null;
        }

        return [.. TsvFile.Read(path, "text", "label").Where(row => ExtraReader.StepOf(row["label"]) is not null).Select(row => (row["text"], ExtraReader.StepOf(row["label"]) >= Step.Discrimination))];
    }

    // Above zero exactly where step 3 or 4 is said; among those, and among the others, the likelier the higher.
    private static double Hateful(ModBot.Classifiers.Score score)
    {
        var probability = score[Step.Discrimination] + score[Step.Extremism];
        return score.Step >= Step.Discrimination ? probability : probability - 1;
    }
}
