using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ModBot.Host.Jobs;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Jobs;

public sealed class JobTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public async Task A61_Retention_ErasesTextAndName_30DaysAfterClosing(int days, bool erased)
    {
        await using var house = await PipelineFixture.CreateAsync();
        var id = await house.CaseAsync();
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), CardButtonKind.NotHarmful), Token);

        house.Time.Advance(TimeSpan.FromDays(days));
        await house.Store.WriteAsync(db => new RetentionJob(Options.Create(new PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);

        var row = await house.RowAsync(id);
        (row.Text is null, row.AuthorName is null).ShouldBe((erased, erased));
        (await house.Store.ReadAsync(db => Ledger.VerifyAsync(db, null, Token), Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Worker_RunsAJobAgain_OnlyWhenItIsDue()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var job = new CountingJob();
        using var worker = Worker(house, job);

        await worker.RunAsync(job, Token);
        await worker.RunAsync(job, Token);
        house.Time.Advance(job.Every);
        await worker.RunAsync(job, Token);

        job.Runs.ShouldBe(2);
    }

    [Fact]
    public async Task Worker_JobThatFails_IsLoud_AndTriedAgain()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var job = new CountingJob { Fails = true };
        using var worker = Worker(house, job);

        await worker.RunAsync(job, Token);
        house.Health.Has("job.count").ShouldBeTrue();
        job.Fails = false;
        await worker.RunAsync(job, Token);

        house.Health.Has("job.count").ShouldBeFalse();
        job.Runs.ShouldBe(2);
    }

    private static JobWorker Worker(PipelineFixture house, IJob job) =>
        new([job], house.Store, house.Signal, house.Health, house.Time, NullLogger<JobWorker>.Instance);

    private sealed class CountingJob : IJob
    {
        public string Name => "count";

        public TimeSpan Every => TimeSpan.FromMinutes(5);

        public bool Fails { get; set; }

        public int Runs { get; private set; }

        public Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
        {
            Runs++;
            return Fails ? throw new IOException("disk") : Task.FromResult(false);
        }
    }
}
