using ModBot.Adapters.Contract;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.Chat;

/// <summary><c>/ikbener</c>, <c>/ikbener 22:00</c>, <c>/ikbener nee</c>: for whoever is in the team, wherever it is typed.</summary>
internal sealed class DutyCommand(IDutyDesk duty, Accounts accounts, TimeProvider time)
{
    private static readonly string[] Leaving = ["nee", "weg", "niet", "no", "off"];

    public async Task<string> AnswerAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(command.By, cancellation) is not { } viewer) return words["Command.Duty.NotTeam"];
        if (Leaving.Contains(command.Argument, StringComparer.OrdinalIgnoreCase))
        {
            await duty.GoAsync(viewer, cancellation);
            return words.Format("Command.Duty.Go", viewer.Name);
        }

        var until = command.Argument.Length == 0 ? time.GetUtcNow() + DutyBook.Usual : DutyTime.Read(command.Argument, time);
        if (until is not { } moment) return words["Command.Duty.How"];
        return words.Format("Command.Duty.Come", viewer.Name, LocalTime.Of(await duty.ComeAsync(viewer, moment, cancellation), time, words));
    }
}
