using ModBot.Adapters.Contract;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.Chat;

/// <summary>Answers commands: of members, who report and ask for help quietly, and of the team, who say which room is the desk and whose account is whose.</summary>
internal sealed class ChatCommands(Accounts accounts, DeskRooms rooms, Reports reports, DutyCommand duty)
{
    public async Task<CommandAnswer> AnswerAsync(PlatformCommand command, CancellationToken cancellation)
    {
        var words = rooms.Contains(command.By.Platform, command.Channel) ? rooms.WordsOf(command.By.Platform, command.Channel) : Words.Dutch;
        return new CommandAnswer(DeskText.Plain(command.Kind switch
        {
            CommandKind.Report => await ReportAsync(command, words, cancellation),
            CommandKind.Help => command.IsPrivate ? words.Format("Command.Help.Private", words["Command.Help"]) : words["Command.Help"],
            CommandKind.Norm => words["Command.Norm"],
            CommandKind.MyData => words["Command.MyData"],
            CommandKind.Link => await LinkAsync(command, words, cancellation),
            CommandKind.OpenDesk => await OpenAsync(command, words, cancellation),
            CommandKind.CloseDesk => await CloseAsync(command, words, cancellation),
            CommandKind.Duty => await duty.AnswerAsync(command, words, cancellation),
            _ => words["Command.Unknown"],
        }));
    }

    private async Task<string> ReportAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        if (command.Target is not { } target) return words["Command.Report.How"];
        if (command.IsPrivate || rooms.Contains(command.By.Platform, command.Channel)) return words["Command.Report.NotHere"];
        return words[await reports.TakeInAsync(command.By, target, cancellation) ? "Command.Report.Thanks" : "Command.Report.TooMany"];
    }

    private async Task<string> LinkAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        if (command.Argument.Length == 0) return words["Command.Link.How"];
        return await accounts.LinkAsync(command.By, command.Argument, cancellation) is { } viewer ? words.Format("Command.Link.Done", viewer.Name) : words["Command.Link.Wrong"];
    }

    private async Task<string> OpenAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        if (command.IsPrivate) return words["Command.Desk.NotPrivate"];
        if (await accounts.FindAsync(command.By, cancellation) is not { } viewer) return words["Command.Desk.NotAllowed"];
        if (viewer.Role < ModeratorRole.Lead) return words["Command.Desk.NotLead"];
        var language = string.Equals(command.Argument, Words.English.Language, StringComparison.OrdinalIgnoreCase) ? Words.English : Words.Dutch;
        await rooms.OpenAsync(command.By.Platform, command.Channel, language.Language, viewer, cancellation);
        return language["Command.Desk.Opened"];
    }

    private async Task<string> CloseAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(command.By, cancellation) is not { Role: >= ModeratorRole.Lead } viewer) return words["Command.Desk.NotAllowed"];
        if (!rooms.Contains(command.By.Platform, command.Channel)) return words["Command.Desk.None"];
        await rooms.CloseAsync(command.By.Platform, command.Channel, viewer, cancellation);
        return words["Command.Desk.Closed"];
    }
}
