using System.CommandLine;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Train;
using ModBot.Host.Texts;

namespace ModBot.Host.Cli;

/// <summary><c>modbot train</c>: makes the model file from the authored corpus.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var corpus = new Option<DirectoryInfo>("--corpus") { Description = "Folder with the authored corpus.", DefaultValueFactory = _ => new DirectoryInfo("models/corpus"), HelpName = "DIR" };
        var extra = new Option<FileInfo[]>("--extra") { Description = "Further labelled files (text, lang, label, original_labels, split), of which ordinary messages count a little.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [], HelpName = "FILE" };
        var output = new Option<FileInfo>("--output") { Description = "Where the model goes.", DefaultValueFactory = _ => new FileInfo("models/ladder.model"), HelpName = "FILE" };
        var plot = new Option<FileInfo?>("--plot") { Description = "Where the picture of the calibration goes (SVG). Default: not drawn.", HelpName = "FILE" };
        var seed = new Option<int>("--seed") { Description = "Seed; the same files and seed give the same bytes on one machine.", DefaultValueFactory = _ => new TrainingOptions { CorpusDirectory = string.Empty }.Seed, HelpName = "N" };
        var command = new Command("train", "Train the model. Prints the figures on passes that were left out.") { corpus, extra, output, plot, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new TrainingOptions
            {
                CorpusDirectory = parsed.GetRequiredValue(corpus).FullName,
                ExtraFiles = [.. parsed.GetRequiredValue(extra).Select(file => file.FullName)],
                Seed = parsed.GetValue(seed),
            };
            var result = LadderTrainer.Train(options, new ErrorProgress(), cancellation);
            ModelFile.Save(result, parsed.GetRequiredValue(output).FullName);
            if (parsed.GetValue(plot) is { } picture) await File.WriteAllTextAsync(picture.FullName, result.CalibrationSvg, cancellation);
            await Console.Out.WriteLineAsync(result.ToText());
            await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("ModelWritten", result.Classifier.ModelVersion, parsed.GetRequiredValue(output)));
            return 0;
        });
        return command;
    }

    /// <summary>Writes at once and in order; <see cref="Progress{T}"/> would do neither.</summary>
    private sealed class ErrorProgress : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => Console.Error.WriteLine(value);
    }
}
