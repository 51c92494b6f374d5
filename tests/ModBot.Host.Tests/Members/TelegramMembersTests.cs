using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModBot.Harness;
using ModBot.Host.Desk;
using ModBot.Host.Jobs;
using ModBot.Host.Members;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Pipeline;
using ModBot.Host.Tests.Platforms;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Members;

/// <summary>The members' side on the stand-in Telegram: what members type there, and who gets to read the answer.</summary>
public sealed class TelegramMembersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A57_OnTelegram_WhoStartedTheBotHearsIt_AndTheGroupNothing()
    {
        await using var world = await TelegramWorld.StartAsync();
        var bo = world.Server.CreateUser("Bo");
        world.Plein.Join(bo);
        world.Server.StartBot(world.Anna);
        var post = world.Plein.Post(world.Mina, "gewone woorden 51");
        foreach (var reporter in new[] { world.Anna, bo }) world.Plein.Post(reporter, "/meld", new() { ReplyTo = post.Id });
        var store = world.Host.Services.GetRequiredService<Store>();
        await Until.ReachedAsync(async () => await store.ReadAsync(db => db.Reports.CountAsync(Token), Token) == 2, Token);

        await DecideAsync(world);
        await TellAsync(world, store);

        await world.Server.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == world.Anna.Id && sent.Text.StartsWith("Over je melding: het team heeft ernaar gekeken.", StringComparison.Ordinal)), Token);
        world.Server.Sent.Count(sent => sent.Text.StartsWith("Over je melding", StringComparison.Ordinal)).ShouldBe(1);
        (await store.ReadAsync(db => db.ReportNews.OrderBy(row => row.State).Select(row => row.State).ToListAsync(Token), Token)).ShouldBe([OutboxState.Done, OutboxState.Refused]);
    }

    [Fact]
    public async Task A61_OnTelegram_OwnDataComesInPrivate_AlsoWhenAskedInTheGroup()
    {
        await using var world = await TelegramWorld.StartAsync();
        world.Server.StartBot(world.Anna);
        var post = world.Plein.Post(world.Anna, "gewone woorden 52");
        world.Plein.Post(world.Mina, "/meld", new() { ReplyTo = post.Id });
        var store = world.Host.Services.GetRequiredService<Store>();
        await Until.ReachedAsync(() => store.ReadAsync(db => db.Reports.AnyAsync(Token), Token), Token);

        world.Plein.Post(world.Anna, "/mijngegevens");
        await world.Server.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == world.Anna.Id && sent.Text.Contains("gewone woorden 52", StringComparison.Ordinal)), Token);
        world.Plein.Post(world.Anna, "/mijngegevens wis ja");
        await world.Server.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == world.Anna.Id && sent.Text.Contains("Nog niet gewist: 1.", StringComparison.Ordinal)), Token);

        world.Server.Sent.Where(sent => sent.ChatId == world.Plein.Id).ShouldAllBe(sent => !sent.Text.Contains("gewone woorden 52", StringComparison.Ordinal) && !sent.Text.Contains("gewist", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task DecideAsync(TelegramWorld world)
    {
        var desk = world.Host.Services.GetRequiredService<IDesk>();
        var member = await world.Host.Services.GetRequiredService<ITeam>().AddAsync("Noor", ModeratorRole.Moderator, Token);
        var viewer = new Viewer(member.Id, member.Name, member.Role);
        var id = (await desk.GetQueueAsync(viewer, QueueView.Open, Token)).ShouldHaveSingleItem().CaseId;
        (await desk.ClaimAsync(viewer, id, Token)).IsOk.ShouldBeTrue();
        var view = (await desk.GetCaseAsync(viewer, id, null, null, Token)).ShouldNotBeNull();
        view.Reports.ShouldBe(2);
        (await desk.DecideAsync(viewer, DeskTests.Input(view, CardButtonKind.NotHarmful), Token)).IsOk.ShouldBeTrue();
    }

    // As if all of it had happened an hour ago.
    private static async Task TellAsync(TelegramWorld world, Store store)
    {
        var before = TimeProvider.System.GetUtcNow().AddHours(-1);
        await store.WriteAsync(async db =>
        {
            await db.Cases.ExecuteUpdateAsync(row => row.SetProperty(x => x.StateSince, before), Token);
            await db.Reports.ExecuteUpdateAsync(row => row.SetProperty(x => x.At, before), Token);
            await db.Jobs.Where(row => row.Name == "report-news").ExecuteDeleteAsync(Token);
        }, Token);
        var hosted = world.Host.Services.GetServices<IHostedService>().OfType<JobWorker>().Single();
        await hosted.RunAsync(world.Host.Services.GetServices<IJob>().OfType<ReportNewsJob>().Single(), Token);
        await world.Host.Services.GetServices<IHostedService>().OfType<ReportNewsWorker>().Single().SendDueAsync(Token);
    }
}
