using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Jobs;
using ModBot.Host.Members;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Members;

/// <summary>What members and the team often do with a report.</summary>
internal static class MembersHouse
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A pipeline whose platform can write to any member.</summary>
    public static async Task<PipelineFixture> HouseAsync()
    {
        var house = await PipelineFixture.CreateAsync();
        house.Adapter.Capabilities = house.Adapter.Capabilities with { CanMessageMembers = true };
        return house;
    }

    public static PlatformUser Member(string id) => new("script", id, id);

    /// <summary>Somebody reports a message.</summary>
    /// <returns>The case.</returns>
    public static async Task<CaseRow> ReportAsync(PipelineFixture house, string by, string message = "m1", string text = "s0 tekst")
    {
        (await house.Reports.TakeInAsync(Member(by), ScriptedAdapter.Message(message, text), Token)).ShouldBeTrue();
        return await house.Store.ReadAsync(db => db.Cases.SingleAsync(row => row.MessageId == message, Token), Token);
    }

    public static async Task DecideAsync(PipelineFixture house, string id, CardButtonKind button, string? text = null)
    {
        await house.Desk.ClaimAsync(PipelineFixture.Noor, id, Token);
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(await house.ViewAsync(PipelineFixture.Noor, id), button, text), Token)).IsOk.ShouldBeTrue();
        await house.SendAsync();
    }

    /// <summary>Runs the job, and sends what it queued.</summary>
    public static async Task TellAsync(PipelineFixture house)
    {
        await house.Store.WriteAsync(db => new ReportNewsJob().RunAsync(db, house.Time.GetUtcNow(), Token), Token);
        using var worker = Worker(house);
        await worker.SendDueAsync(Token);
    }

    public static ReportNewsWorker Worker(PipelineFixture house) =>
        new([house.Adapter], house.Store, house.Seal, house.Health, Options.Create(new PipelineSettings()), house.Time, NullLogger<ReportNewsWorker>.Instance);

    /// <summary>What reporters were told, in order.</summary>
    public static List<PlatformRequest> Told(PipelineFixture house) => [.. house.Adapter.Carried.Where(request => request.Kind == PlatformRequestKind.PrivateMessage)];

    public static Task ForgetAsync(PipelineFixture house) =>
        house.Store.WriteAsync(db => new ForgetReportersJob(Options.Create(new PipelineSettings())).RunAsync(db, house.Time.GetUtcNow(), Token), Token);

    public static Viewer Admin { get; } = new("admin", "Ada", ModeratorRole.Admin);
}
