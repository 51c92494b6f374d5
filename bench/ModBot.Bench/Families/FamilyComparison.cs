using ModBot.Classifiers.Evaluate;
using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Train;
using ModBot.Moderation.Ladder;

namespace ModBot.Bench.Families;

/// <summary>
/// Compares three families on passes that were left out: the linear model that ships, a small network over the same reading of a text, and
/// both together. The network is a trial; it is not in the product (docs/decisions/0005).
/// </summary>
internal static class FamilyComparison
{
    private const int Folds = 4;
    private const int Seed = 1;
    private const int Epochs = 12;

    /// <summary>Trains and judges; takes some ten minutes on two cores.</summary>
    /// <param name="models">The folder with corpus, lexicon and grammar.</param>
    /// <param name="cancel">Stops it.</param>
    public static void Run(string models, CancellationToken cancel)
    {
        var options = new TrainingOptions { CorpusDirectory = Path.Combine(models, "corpus"), Seed = Seed };
        var lexicon = LexiconFiles.Read(options.LexiconPath);
        var rows = TrainingRows.Read(options, lexicon).All;
        var folds = ModBot.Classifiers.Train.Folds.Of(rows, Folds);
        var said = new Dictionary<string, List<Judged>>(StringComparer.Ordinal) { ["linear"] = [], ["network"] = [], ["both"] = [] };
        for (var fold = 0; fold < Folds; fold++)
        {
            Console.WriteLine($"fold {fold + 1} of {Folds}");
            Compare([.. rows.Where((_, index) => folds[index] != fold)], [.. rows.Where((_, index) => folds[index] == fold)]);
        }

        foreach (var (name, judged) in said) Console.WriteLine($"== {name}{Environment.NewLine}{Evaluator.Report(judged).ToText()}");

        void Compare(List<CorpusRow> learn, List<CorpusRow> test)
        {
            var linear = new ModelFitter(lexicon, Seed, stepOnly: true).Fit(learn, _ => { }, cancel);
            var (words, network) = new NetTrainer(Seed, Epochs).Fit(learn, linear.Extractor, null, cancel);
            var texts = new Vectorizer(linear.Extractor).Extract([.. test.Select(row => row.Text)], cancel);
            var (input, pass) = (new NetInput(), new NetPass());
            for (var index = 0; index < test.Count; index++)
            {
                input.Read(linear.Extractor.Read(test[index].Text), words);
                pass.Forward(network, input);
                var one = LogProbabilities(linear.Score(Vectorizer.ToRow(linear.Space, texts[index])));
                var other = LogProbabilities(pass.Scores);
                Say("linear", one);
                Say("network", other);
                Say("both", [.. one.Zip(other, (left, right) => left + right)]);

                void Say(string name, double[] scores) => said[name].Add(new Judged(test[index].Step, (Step)Array.IndexOf(scores, scores.Max()), test[index].Language));
            }
        }
    }

    private static double[] LogProbabilities(float[] scores)
    {
        var steps = scores.Skip(HeadLayout.Step).Take(HeadLayout.Steps).Select(score => (double)score).ToArray();
        var highest = steps.Max();
        var sum = Math.Log(steps.Sum(score => Math.Exp(score - highest)));
        return [.. steps.Select(score => score - highest - sum)];
    }
}
