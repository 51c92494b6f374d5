using System.CommandLine;
using System.Text.Json;
using ModBot.Classifiers.Evaluate;
using ModBot.Classifiers.Model;
using ModBot.Host.Setup;

namespace ModBot.Host.Cli;

/// <summary><c>modbot evaluate</c>: how good the model is on labelled messages.</summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var data = new Option<FileInfo>("--data") { Description = "TSV with a header: text, level (0-4) or label, and lang if known. Messages that the model was trained on flatter it.", Required = true, HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON." };
        var command = new Command("evaluate", "Measure the model: confusion matrix, macro-F1, quadratic kappa, per step and per language.") { data, json, SharedOptions.Model, SharedOptions.Config };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = Configuration.Get<HostSettings>(SharedOptions.Load(parsed), HostSettings.Section);
            var report = Evaluator.Evaluate(EvaluationData.Read(parsed.GetRequiredValue(data).FullName), ModelFile.Load(settings.ModelFile));
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Indented) : report.ToText());
            return 0;
        });
        return command;
    }
}
