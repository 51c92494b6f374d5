using System.CommandLine;
using ModBot.Host.Desk;
using ModBot.Host.Setup;
using ModBot.Host.Texts;

namespace ModBot.Host.Cli;

/// <summary><c>modbot sign-in-link</c>: a new link, also while ModBot runs. Whoever can run this can read the data folder anyway.</summary>
internal static class SignInLinkCommand
{
    public static Command Create()
    {
        var name = new Option<string?>("--name") { Description = "Whose link; a new name needs a role (default: the first admin).", HelpName = "NAME" };
        var role = new Option<ModeratorRole?>("--role") { Description = "Adds a new name to the team in this role." };
        var command = new Command("sign-in-link", "Print a sign-in link that works once.") { name, role, SharedOptions.Data, SharedOptions.Config, SharedOptions.Url };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var app = ModBotApp.Build(SharedOptions.Load(parsed));
            await ModBotApp.PrepareAsync(app, alone: null, cancellation);
            var team = app.Services.GetRequiredService<ITeam>();
            var member = parsed.GetValue(name) is { } given
                ? await MemberAsync(team, given.Trim(), parsed.GetValue(role), cancellation)
                : await ModBotApp.FirstAdminAsync(app.Services, cancellation);
            var address = await AddressAsync(app.Services.GetRequiredService<HostSettings>(), parsed.GetResult(SharedOptions.Url) is not null);
            var code = await team.CreateSignInCodeAsync(member.Id, cancellation);
            await Console.Out.WriteLineAsync(OperatorTexts.Current.Format("SignInLink", member.Name, $"{address.TrimEnd('/')}/sign-in?code={code}"));
            return 0;
        });
        return command;
    }

    // Remarks go to standard error, so that a script finds only the link on standard output.
    private static async Task<TeamMember> MemberAsync(ITeam team, string name, ModeratorRole? role, CancellationToken cancellation)
    {
        if (!TeamMember.IsName(name)) throw new StartupException(OperatorTexts.Current.Format("NameWrong", TeamMember.MaxName));
        if ((await team.ListAsync(cancellation)).FirstOrDefault(known => known.IsCalled(name)) is { } found)
        {
            if (role is { } asked && asked != found.Role) await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("MemberKeepsRole", found.Name, Word(found.Role), Word(asked)));
            return found;
        }

        // A name that was mistyped must not become a person with access.
        if (role is not { } given) throw new StartupException(OperatorTexts.Current.Format("NameUnknown", name));
        var added = await team.AddAsync(name, given, cancellation);
        await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("MemberAdded", added.Name, Word(added.Role)));
        return added;
    }

    private static string Word(ModeratorRole role) => OperatorTexts.Current.Words.Of(role);

    private static async Task<string> AddressAsync(HostSettings settings, bool isGiven)
    {
        if (isGiven) return settings.Url;
        if (RunLock.AddressOfRunning(settings) is { } running) return running;
        await Console.Error.WriteLineAsync(OperatorTexts.Current["NotRunning"]);
        return settings.Url;
    }
}
