using System.CommandLine;
using System.Globalization;
using ModBot.Host.Desk;
using ModBot.Host.Setup;

namespace ModBot.Host.Cli;

/// <summary><c>modbot sign-in-link</c>: a new link, also while ModBot runs. Whoever can run this can read the data folder anyway.</summary>
internal static class SignInLinkCommand
{
    public static Command Create()
    {
        var name = new Option<string?>("--name") { Description = "Whose link; a new name is added to the team (default: the first admin).", HelpName = "NAME" };
        var role = new Option<ModeratorRole>("--role") { Description = "Role of a new name.", DefaultValueFactory = _ => ModeratorRole.Moderator };
        var command = new Command("sign-in-link", "Print a sign-in link that works once.") { name, role, SharedOptions.Url };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = ModBotApp.Build(SharedOptions.Load(parsed));
            await ModBotApp.PrepareAsync(app, cancellation);
            var settings = app.Services.GetRequiredService<HostSettings>();
            var team = app.Services.GetRequiredService<ITeam>();
            var given = parsed.GetValue(name)?.Trim();
            if (given is { Length: 0 or > 40 }) throw new StartupException("A name has 1 to 40 characters.");
            var member = given is null
                ? await team.AddAsync(settings.AdminName, ModeratorRole.Admin, cancellation)
                : await team.AddAsync(given, parsed.GetValue(role), cancellation);
            var code = await team.CreateSignInCodeAsync(member.Id, cancellation);
            await Console.Out.WriteLineAsync(string.Format(
                CultureInfo.CurrentCulture, CliTexts.SignInLink, member.Name, $"{settings.Url.TrimEnd('/')}/sign-in?code={code}"));
            return 0;
        });
        return command;
    }
}
