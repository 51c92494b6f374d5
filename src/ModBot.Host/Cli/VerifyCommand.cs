using System.CommandLine;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Texts;

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
            var settings = app.Services.GetRequiredService<HostSettings>();
            if (!File.Exists(settings.DatabaseFile)) throw new StartupException(OperatorTexts.Current.Format("NoLedgerHere", settings.DataDirectory));
            await ModBotApp.PrepareAsync(app, cancellation);
            var (count, fault) = await app.Services.GetRequiredService<Store>().ReadAsync(db => Ledger.VerifyAsync(db, cancellation), cancellation);
            if (fault is null)
            {
                await Console.Out.WriteLineAsync(OperatorTexts.Current.Format("LedgerWhole", count));
                return 0;
            }

            await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("LedgerBroken", fault.Sequence, fault.Problem));
            return 1;
        });
        return command;
    }
}
