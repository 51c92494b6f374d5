using Microsoft.AspNetCore.Mvc;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>Who is in the team; an administrator adds and removes people, changes their role and makes their links.</summary>
internal sealed class TeamModel(ITeam team, Words words, TimeProvider time) : ConsolePage
{
    public IReadOnlyList<TeamMember> Members { get; private set; } = [];

    /// <summary>What was typed, kept when it was refused.</summary>
    public string Name { get; private set; } = string.Empty;

    public ModeratorRole Role { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What just went well, as a sentence.</summary>
    public string? Done { get; private set; }

    /// <summary>The person to be taken off the team, once that is confirmed.</summary>
    public TeamMember? Leaving { get; private set; }

    /// <summary>The link that was just made, and for whom. It is in this one answer and nowhere else.</summary>
    public (TeamMember For, string Link)? Made { get; private set; }

    /// <summary>The code that was just made to link a chat account, and for whom.</summary>
    public (TeamMember For, string Code)? Code { get; private set; }

    public string Since(TeamMember member) => LocalTime.Day(member.AddedAt, time, words);

    public bool IsMe(TeamMember member) => member.Id == Viewer.ModeratorId;

    public Task OnGetAsync() => LoadAsync();

    public async Task OnPostAddAsync([FromForm] string? name, [FromForm] string? role)
    {
        await LoadAsync();
        Name = (name ?? string.Empty).Trim();
        Role = RoleOf(role) ?? ModeratorRole.Moderator;
        if (!TeamMember.IsName(Name)) Problem = words["Team.NameMissing"];
        else if (RoleOf(role) is null) Problem = words["Team.RoleMissing"];
        else if (Members.FirstOrDefault(known => known.IsCalled(Name)) is { } known) Problem = words.Format("Team.Exists", known.Name, words.Of(known.Role));
        else await MakeLinkAsync(await team.AddAsync(Name, Role, Cancellation));
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostLinkAsync([FromForm] string? member)
    {
        if (await FindAsync(member) is not { } found) return NotFound();
        await MakeLinkAsync(found);
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync([FromForm] string? member)
    {
        if (await FindAsync(member) is not { } found) return NotFound();
        Code = (found, await team.CreateLinkCodeAsync(found.Id, Cancellation));
        return Page();
    }

    /// <summary>Another role ends the person's sessions, so a new link comes with it.</summary>
    public async Task<IActionResult> OnPostRoleAsync([FromForm] string? member, [FromForm] string? role)
    {
        if (await FindAsync(member) is not { } found) return NotFound();
        if (RoleOf(role) is not { } chosen) Problem = words["Team.RoleMissing"];
        else if (chosen == found.Role) Done = words.Format("Team.Role.Same", found.Name, words.Of(chosen));
        else if (Succeeded(await team.ChangeRoleAsync(Viewer, found.Id, chosen, Cancellation)))
        {
            Done = words.Format("Team.Role.Changed", found.Name, words.Of(chosen));
            await MakeLinkAsync(found with { Role = chosen });
        }

        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] string? member, [FromForm] string? confirmed)
    {
        if (await FindAsync(member) is not { } found) return NotFound();
        if (confirmed != "on") Leaving = found;
        else if (Succeeded(await team.RemoveAsync(Viewer, found.Id, Cancellation))) Done = words.Format("Team.Removed", found.Name);
        await LoadAsync();
        return Page();
    }

    private static ModeratorRole? RoleOf(string? role) => Enum.TryParse<ModeratorRole>(role, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;

    private bool Succeeded(TeamProblem problem)
    {
        if (problem != TeamProblem.None) Problem = words.Of(problem);
        return problem == TeamProblem.None;
    }

    private async Task<TeamMember?> FindAsync(string? id)
    {
        await LoadAsync();
        return Members.FirstOrDefault(known => known.Id == id);
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
