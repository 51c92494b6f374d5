using ModBot.Adapters.Contract;
using ModBot.Host.Members;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.Chat;

/// <summary>Answers commands: of members, who report and ask for help quietly, and of the team, who say which room is the desk and whose account is whose.</summary>
internal sealed class ChatCommands(Accounts accounts, DeskRooms rooms, Reports reports, Appeals appeals, HelpAnswer help, ICommunityNorms norms, MyDataCommand myData, DutyCommand duty)
{
    public async Task<CommandAnswer> AnswerAsync(PlatformCommand command, CancellationToken cancellation)
    {
        var words = rooms.Contains(command.By.Platform, command.Channel) ? rooms.WordsOf(command.By.Platform, command.Channel) : Words.In(command.By.Language);
        return new CommandAnswer(DeskText.Plain(command.Kind switch
        {
            CommandKind.Report => await ReportAsync(command, words, cancellation),
            CommandKind.Help => await HelpAsync(command, words, cancellation),
            CommandKind.Norm => await NormAsync(words, cancellation),
            CommandKind.MyData => await MyDataAsync(command, words, cancellation),
            CommandKind.Appeal => words[await AppealAsync(command, cancellation)],
            CommandKind.Say => await SayAsync(command, words, cancellation),
            CommandKind.Link => await LinkAsync(command, words, cancellation),
            CommandKind.OpenDesk => await OpenAsync(command, words, cancellation),
            CommandKind.CloseDesk => await CloseAsync(command, words, cancellation),
            CommandKind.Duty => await duty.AnswerAsync(command, words, cancellation),
            _ => words["Command.Unknown"],
        }));
    }

    private async Task<string> HelpAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        var text = await help.TextAsync(words, cancellation);
        return command.IsPrivate ? words.Format("Command.Help.Private", text) : text;
    }

    private async Task<string> NormAsync(Words words, CancellationToken cancellation) =>
        string.Join('\n', (IEnumerable<string>)[words["Norms.Intro"], .. (await norms.ListAsync(cancellation)).Select(norm => $"{norm.Number}. {words.Pick(norm.Text)}"), words["Command.Norm"]]);

    // In the team's own room the answer would be read by all.
    private async Task<string> MyDataAsync(PlatformCommand command, Words words, CancellationToken cancellation) =>
        rooms.Contains(command.By.Platform, command.Channel) ? words["MyData.NotHere"] : await myData.AnswerAsync(command.By, command.Argument, words, cancellation);

    private async Task<string> ReportAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        if (command.Target is not { } target) return words["Command.Report.How"];
        if (command.IsPrivate || rooms.Contains(command.By.Platform, command.Channel)) return words["Command.Report.NotHere"];
        return words[await reports.TakeInAsync(command.By, target, cancellation) ? "Command.Report.Thanks" : "Command.Report.TooMany"];
    }

    private async Task<string> AppealAsync(PlatformCommand command, CancellationToken cancellation) =>
        $"Command.Appeal.{await appeals.TakeInAsync(command.By, messageId: null, command.Argument, cancellation)}";

    // Whoever got an explanation may simply answer it (T19). Whoever writes for another reason, perhaps in need, hears where help is in any case.
    private async Task<string> SayAsync(PlatformCommand command, Words words, CancellationToken cancellation)
    {
        var whereHelpIs = await HelpAsync(command, words, cancellation);
        return await appeals.IsPossibleAsync(command.By.Platform, command.By.UserId, cancellation) ? $"{words[await AppealAsync(command, cancellation)]}\n\n{whereHelpIs}" : whereHelpIs;
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
