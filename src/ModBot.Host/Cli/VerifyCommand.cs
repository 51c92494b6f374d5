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
                await Console.Out.WriteLineAsync($"The ledger is whole: {count} entries.");
                return 0;
            }

            await Console.Error.WriteLineAsync($"The ledger is NOT whole. Entry {fault.Sequence}: {fault.Problem} Keep the file as it is and ask who could write to it.");
            return 1;
        });
        return command;
    }
}
