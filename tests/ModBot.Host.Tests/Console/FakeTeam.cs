using ModBot.Host.Desk;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>A team in memory. Codes count up: <c>code-1</c>, <c>code-2</c>.</summary>
internal sealed class FakeTeam(TimeProvider time) : ITeam
{
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stamps = new(StringComparer.Ordinal);
    private int made;

    public List<TeamMember> Members { get; } = [];

    public Exception? Fault { get; set; }

    public int Redeemed { get; private set; }

    public Task<IReadOnlyList<TeamMember>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TeamMember>>([.. Members]);

    public Task<TeamSession?> FindAsync(string moderatorId, CancellationToken cancellation) =>
        Fault is null ? Task.FromResult(SessionOf(moderatorId)) : throw Fault;

    public Task<TeamMember> AddAsync(string name, ModeratorRole role, CancellationToken cancellation)
    {
        var member = Members.FirstOrDefault(known => known.Name == name);
        if (member is null) Members.Add(member = new TeamMember($"m{Members.Count + 1}", name, role, time.GetUtcNow()));
        return Task.FromResult(member);
    }

    public Task<TeamProblem> ChangeRoleAsync(Viewer by, string moderatorId, ModeratorRole role, CancellationToken cancellation) => Change(by, moderatorId, index =>
    {
        Members[index] = Members[index] with { Role = role };
        EndSessions(moderatorId);
    });

    public Task<TeamProblem> RemoveAsync(Viewer by, string moderatorId, CancellationToken cancellation) => Change(by, moderatorId, Members.RemoveAt);

    public Task EndSessionsAsync(string moderatorId, CancellationToken cancellation)
    {
        EndSessions(moderatorId);
        return Task.CompletedTask;
    }

    public Task<string> CreateSignInCodeAsync(string moderatorId, CancellationToken cancellation)
    {
        var code = $"code-{++made}";
        codes[code] = moderatorId;
        return Task.FromResult(code);
    }

    public Task<string> CreateLinkCodeAsync(string moderatorId, CancellationToken cancellation) => Task.FromResult("CODE2345");

    public Task<TeamSession?> RedeemSignInCodeAsync(string code, CancellationToken cancellation)
    {
        Redeemed++;
        return Task.FromResult(codes.Remove(code, out var id) ? SessionOf(id) : null);
    }

    private TeamSession? SessionOf(string moderatorId) =>
        Find(moderatorId) is { } viewer ? new TeamSession(viewer, $"stamp-{stamps.GetValueOrDefault(moderatorId)}") : null;

    private Task<TeamProblem> Change(Viewer by, string moderatorId, Action<int> change)
    {
        var index = Members.FindIndex(known => known.Id == moderatorId);
        var problem = moderatorId == by.ModeratorId ? TeamProblem.Yourself : index < 0 ? TeamProblem.NoSuchMember : TeamProblem.None;
        if (problem == TeamProblem.None) change(index);
        return Task.FromResult(problem);
    }

    private void EndSessions(string moderatorId) => stamps[moderatorId] = stamps.GetValueOrDefault(moderatorId) + 1;

    private Viewer? Find(string id) => Members.FirstOrDefault(known => known.Id == id) is { } member ? new Viewer(member.Id, member.Name, member.Role) : null;
}
