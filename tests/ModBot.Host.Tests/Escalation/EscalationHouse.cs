using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Jobs;
using ModBot.Host.Tests.DeskChat;
using ModBot.Host.Tests.Pipeline;

namespace ModBot.Host.Tests.Escalation;

/// <summary>A team with a desk room in a community that may have chosen to hide, with the jobs as the host runs them.</summary>
internal sealed class EscalationHouse : IAsyncDisposable
{
    private static readonly Viewer Admin = new("admin", "Ada", ModeratorRole.Admin);

    private EscalationHouse(PipelineFixture house) => House = house;

    public PipelineFixture House { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EscalationHouse> CreateAsync(bool hides = true, ScriptedAdapter? adapter = null)
    {
        var house = await PipelineFixture.CreateAsync(adapter);
        foreach (var id in new[] { "noor", "bram", "lead" }) await ChatHouse.LinkAsync(house, id);
        await house.Rooms.OpenAsync(ScriptedRoom.Name, "kamer", "nl", PipelineFixture.Lead, Token);
        if (hides) (await house.Duty.HideAsync(Admin, true, Token)).ShouldBeTrue();
        return new EscalationHouse(house);
    }

    /// <summary>Somebody says "ik ben er", for a day.</summary>
    public Task ComeAsync(Viewer viewer) => House.Duty.ComeAsync(viewer, House.Time.GetUtcNow() + DutyBook.Longest, Token);

    /// <summary>Time goes by and the jobs run, as after a restart: nothing is remembered but what is in the database.</summary>
    public async Task RunAsync(TimeSpan later = default)
    {
        House.Time.Advance(later == default ? TimeSpan.FromSeconds(15) : later);
        var holds = new Holds([House.Adapter], House.Book, House.Time);
        IJob[] jobs =
        [
            new PileOnJob(House.Rooms, House.Time),
            new HoldJob(House.Duty, holds, House.Thresholds, House.Rooms, House.Time),
            new AlarmJob(House.Duty, holds, House.Thresholds, House.Rooms),
            new LeadNoticeJob(House.Duty, House.Rooms),
        ];
        using var worker = new JobWorker(jobs, House.Store, House.Signal, House.Health, House.Time, NullLogger<JobWorker>.Instance, House.Outbox);
        foreach (var job in jobs) await worker.RunAsync(job, Token);
        foreach (var job in jobs) House.Health.Has($"job.{job.Name}").ShouldBeFalse(job.Name);
        await House.SendAsync();
    }

    /// <summary>What was said in the rooms, oldest first; cards not counted.</summary>
    public Task<List<string>> SaidAsync() => House.Store.ReadAsync(db => db.Notes.OrderBy(row => row.Sequence).Select(row => row.Text).ToListAsync(Token), Token);

    /// <summary>What rang, oldest first.</summary>
    public Task<List<string>> RangAsync() => House.Store.ReadAsync(db => db.Notes.Where(row => row.Rings).OrderBy(row => row.Sequence).Select(row => row.Text).ToListAsync(Token), Token);

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
