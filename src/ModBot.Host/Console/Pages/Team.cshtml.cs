using Microsoft.AspNetCore.Mvc;
using ModBot.Host.ConsoleDesk.View;
using ModBot.Host.Desk;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>Who is in the team; an administrator adds people and makes their links.</summary>
internal sealed class TeamModel(ITeam team, Words words, TimeProvider time) : ConsolePage
{
    /// <summary>Longest name.</summary>
    public const int MaxName = 60;

    public IReadOnlyList<TeamMember> Members { get; private set; } = [];

    /// <summary>What was typed, kept when it was refused.</summary>
    public string Name { get; private set; } = string.Empty;

    public ModeratorRole Role { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>The link that was just made, and for whom. It is in this one answer and nowhere else.</summary>
    public (TeamMember For, string Link)? Made { get; private set; }

    public string Since(TeamMember member) => LocalTime.Day(member.AddedAt, time, words);

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAddAsync([FromForm] string? name, [FromForm] string? role)
    {
        Name = (name ?? string.Empty).Trim();
        var knownRole = Enum.TryParse<ModeratorRole>(role, out var parsed) && Enum.IsDefined(parsed);
        Role = knownRole ? parsed : ModeratorRole.Moderator;
        if (Name.Length is 0 or > MaxName || Name.Any(char.IsControl)) Problem = words["Team.NameMissing"];
        else if (!knownRole) Problem = words["Team.RoleMissing"];
        else await MakeLinkAsync(await team.AddAsync(Name, Role, Cancellation));
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostLinkAsync([FromForm] string? member)
    {
        await LoadAsync();
        if (Members.FirstOrDefault(known => known.Id == member) is not { } found) return NotFound();
        await MakeLinkAsync(found);
        return Page();
    }

    private async Task MakeLinkAsync(TeamMember member)
    {
        var code = await team.CreateSignInCodeAsync(member.Id, Cancellation);
        // Put together here: the framework would write a code that it links with into its debug log.
        Made = (member, $"{Url.PageLink("/SignIn")}?code={Uri.EscapeDataString(code)}");
        (Name, Role) = (string.Empty, ModeratorRole.Moderator);
    }

    private async Task LoadAsync() => Members = await team.ListAsync(Cancellation);
}
