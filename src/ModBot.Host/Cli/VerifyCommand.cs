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
        var kept = new Option<string?>("--newest") { Description = "A hash that an earlier verify printed: finds entries that were cut off at the end since.", HelpName = "HASH" };
        var command = new Command("verify", "Check that no entry of the ledger was changed, removed or inserted.") { kept, SharedOptions.Data, SharedOptions.Config };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = ModBotApp.Build(SharedOptions.Load(parsed));
            var settings = app.Services.GetRequiredService<HostSettings>();
            if (!File.Exists(settings.DatabaseFile)) throw new StartupException(OperatorTexts.Current.Format("NoLedgerHere", settings.DataDirectory));
            await ModBotApp.PrepareAsync(app, alone: null, cancellation);
            var (count, newest, fault) = await app.Services.GetRequiredService<Store>().ReadAsync(db => Ledger.VerifyAsync(db, parsed.GetValue(kept), cancellation), cancellation);
            if (fault is null)
            {
                await Console.Out.WriteLineAsync(OperatorTexts.Current.Format("LedgerWhole", count, newest));
                return 0;
            }

            await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("LedgerBroken", fault.Sequence, fault.Problem));
            return 1;
        });
        return command;
    }
}
