using System.CommandLine;
using ModBot.Host.Setup;
using ModBot.Host.Storage;

namespace ModBot.Host.Cli;

/// <summary><c>modbot verify</c>: walks the hash chain of the ledger.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Check that no entry of the ledger was changed, removed or inserted.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = ModBotApp.Build(SharedOptions.Load(parsed));
            await ModBotApp.PrepareAsync(app, cancellation);
            var (count, fault) = await app.Services.GetRequiredService<Store>().ReadAsync(db => Ledger.VerifyAsync(db, cancellation), cancellation);
            if (fault is null)
            {
                await Console.Out.WriteLineAsync(CliTexts.Current.Format("LedgerWhole", count));
                return 0;
            }

            await Console.Error.WriteLineAsync(CliTexts.Current.Format("LedgerBroken", fault.Sequence, fault.Problem));
            return 1;
        });
        return command;
    }
}
