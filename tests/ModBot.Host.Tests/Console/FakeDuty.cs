using ModBot.Host.Desk;
using ModBot.Host.Desk.Duty;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>Says who is there as the test wants it, and notes what was asked.</summary>
internal sealed class FakeDuty : IDutyDesk
{
    public DutyBoard Board { get; set; } = new([], [], IsOrdered: false, MineUntil: null, Hides: false);

    public List<string> Calls { get; } = [];

    public Task<DutyBoard> GetAsync(Viewer viewer, CancellationToken cancellation) => Task.FromResult(Board);

    public Task<DateTimeOffset> ComeAsync(Viewer viewer, DateTimeOffset until, CancellationToken cancellation)
    {
        Calls.Add($"come {viewer.ModeratorId} {until.UtcDateTime:HH:mm}");
        return Task.FromResult(until);
    }

    public Task GoAsync(Viewer viewer, CancellationToken cancellation)
    {
        Calls.Add($"go {viewer.ModeratorId}");
        return Task.CompletedTask;
    }

    public Task<bool> OrderAsync(Viewer viewer, IReadOnlyList<string> moderatorIds, CancellationToken cancellation)
    {
        if (viewer.Role != ModeratorRole.Admin) return Task.FromResult(false);
        Calls.Add($"order {string.Join(',', moderatorIds)}");
        return Task.FromResult(true);
    }

    public Task<bool> HideAsync(Viewer viewer, bool hides, CancellationToken cancellation)
    {
        if (viewer.Role != ModeratorRole.Admin) return Task.FromResult(false);
        Calls.Add($"hide {hides}");
        return Task.FromResult(true);
    }
}
