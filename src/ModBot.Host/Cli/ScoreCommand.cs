using System.CommandLine;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Scoring;
using ModBot.Host.Setup;
using ModBot.Host.Texts;

namespace ModBot.Host.Cli;

/// <summary><c>modbot score</c>: the stable contract by which quality is measured from outside.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "JSON lines {\"id\":...,\"text\":...}; standard input when left out.", Arity = ArgumentArity.ZeroOrOne };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && !File.Exists(path)) result.AddError(OperatorTexts.Current.Format("NoSuchFile", path));
        });
        var plain = new Option<bool>("--plain") { Description = "Every line is a text; its id is the line number." };
        var command = new Command("score", "Score messages on the ladder; one JSON line for each, in order. Exit code 1 when a line was broken.")
        {
            file, plain, SharedOptions.Model, SharedOptions.Data, SharedOptions.Config,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = Configuration.Get<HostSettings>(SharedOptions.Load(parsed), HostSettings.Section);
            var runner = new ScoreRunner(ModelFile.Load(settings.ModelFile));
            using var input = parsed.GetValue(file) is { } given ? given.OpenRead() : Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            var asPlain = parsed.GetValue(plain);
            var summary = runner.Run(input, output, asPlain ? ScoreInput.PlainLines : ScoreInput.JsonLines, cancellation);
            if (summary.Errors > 0 && !asPlain) await Console.Error.WriteLineAsync(OperatorTexts.Current["ScoreNotJson"]);
            return summary.Errors == 0 ? 0 : 1;
        });
        return command;
    }
}
