using System.CommandLine;
using ModBot.Host.Health;
using ModBot.Host.Setup;
using ModBot.Host.Texts;

namespace ModBot.Host.Cli;

/// <summary>The command line, <c>modbot</c>. Problems are one sentence on standard error; exit codes: 0 done, 1 done with errors, 2 could not do it.</summary>
internal static class CommandLine
{
    private const int CouldNot = 2;

    private const string Description = """
        ModBot - moderation assistant for youth communities.

        Examples:
          modbot                                  start, and print a sign-in link
          modbot run --data ./modbot-data         start with its data in a folder of your choice
          modbot sign-in-link --name Noor --role Moderator
                                                  add somebody to the team, with a sign-in link
          modbot score messages.jsonl             score {"id":...,"text":...} lines
          echo "hoi allemaal" | modbot score --plain
          modbot evaluate --data labelled.tsv     how good is the model on your own labelled messages
          modbot replay messages.jsonl            push messages into the local chat of a running ModBot
          modbot verify                           check that the ledger was not changed
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        var run = RunCommand.Create();
        var root = new RootCommand(Description)
        {
            run, ScoreCommand.Create(), TrainCommand.Create(), EvaluateCommand.Create(), ReplayCommand.Create(), SignInLinkCommand.Create(), VerifyCommand.Create(),
        };
        root.Options.Add(SharedOptions.Data);
        root.Options.Add(SharedOptions.Config);
        root.Options.Add(SharedOptions.Url);
        root.Options.Add(SharedOptions.Model);
        root.SetAction(RunCommand.ExecuteAsync);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("SeeHelp", ProgramName.Current));
            return CouldNot;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (Explain(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"modbot: {sentence}");
            return CouldNot;
        }
    }

    private static string? Explain(Exception fault) => fault switch
    {
        StartupException => fault.Message,
        Classifiers.Model.ModelFileException => OperatorTexts.Current.Format("ModelFails", fault.Message),
        OperationCanceledException => OperatorTexts.Current["Stopped"],
        _ when FaultNames.IsStorage(fault) && fault is not IOException => OperatorTexts.Current.Format("DatabaseFails", FaultNames.Of(fault, OperatorTexts.Current)),
        FileNotFoundException { FileName: { } name } => OperatorTexts.Current.Format("FileMissing", name),
        DirectoryNotFoundException or UnauthorizedAccessException or IOException or InvalidDataException => OperatorTexts.Current.Format("FileFails", fault.Message),
        _ => null,
    };
}
