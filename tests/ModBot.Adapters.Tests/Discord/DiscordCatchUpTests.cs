using System.Globalization;
using System.Net;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;
using Fake = ModBot.Platforms.Fakes.Discord;

namespace ModBot.Adapters.Tests.Discord;

/// <summary>What was written while ModBot was off, in servers and threads that it hardly knew.</summary>
public sealed class DiscordCatchUpTests
{
    private static int ShardOf(string guild) => (int)((ulong.Parse(guild, CultureInfo.InvariantCulture) >> 22) % 2);

    [Fact]
    public async Task TwoShards_ThreadMadeWhileOff_IsRead()
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10), Shards = 2 });
        var other = world.Guild;
        for (var number = 0; ShardOf(other) == ShardOf(world.Guild); number++)
        {
            await Task.Delay(3, TestContext.Current.CancellationToken);
            other = world.Server.AddGuild($"Server {number}");
        }

        var otherChannel = world.Server.AddChannel(other, "algemeen");
        var otherMember = world.Server.AddMember(other, "lid");
        var (zero, zeroBy) = ShardOf(other) == 0 ? (otherChannel, otherMember) : (world.Channel, world.Member);
        var (one, oneBy) = ShardOf(other) == 0 ? (world.Channel, world.Member) : (otherChannel, otherMember);
        string checkpoint;
        await using (var reader = world.Read())
        {
            while (DiscordCheckpoint.Parse((await reader.NextAsync()).Checkpoint).Sessions.Count < 2) { }
            world.Server.Post(zero, zeroBy, "gezien 0");
            world.Server.Post(one, oneBy, "gezien 1");
            List<string> seen = [];
            while (seen.Count < 2) seen.AddRange((await reader.NextAsync()).Events.OfType<MessagePosted>().Select(posted => posted.Message.Text));
            checkpoint = reader.Last!.Checkpoint;
        }

        world.Server.ForgetSessions();
        var thread = world.Server.AddThread(one, "nieuw draadje");
        world.Server.Post(thread, oneBy, "in het draadje");
        await Task.Delay(5, TestContext.Current.CancellationToken);
        world.Server.Post(zero, zeroBy, "later, elders");

        await using var fresh = world.Make(TimeProvider.System);
        await using var again = new DiscordReader(fresh, checkpoint);
        var events = await UntilLiveAsync(again, checkpoint, shards: 2);

        events.OfType<ReadingGap>().ShouldBeEmpty();
        events.OfType<MessagePosted>().Select(posted => posted.Message.Text).Order().ShouldBe(["in het draadje", "later, elders"]);
    }

    [Fact]
    public async Task FirstStart_ServerCouldNotBeListed_LaterDowntimeIsCaughtUp()
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10) });
        using var refusing = new Refuses { InnerHandler = new SocketsHttpHandler() };
        await using var adapter = new DiscordAdapter(new DiscordOptions { ApiBase = world.Server.ApiBase, Token = world.Server.Token }, TimeProvider.System, seed: 1, refusing);
        string checkpoint;
        await using (var reader = new DiscordReader(adapter, null))
        {
            await reader.NextAsync();
            world.Server.Post(world.Channel, world.Member, "gezien");
            checkpoint = (await reader.EventAsync()).Batch.Checkpoint;
        }

        world.Server.ForgetSessions();
        world.Server.Post(world.Channel, world.Member, "intussen");
        await using var again = new DiscordReader(world.Adapter, checkpoint);

        (await UntilLiveAsync(again, checkpoint, shards: 1)).ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("intussen");
    }

    [Fact]
    public async Task ServerJoined_ReadingBeganAnewBeforeItWasStored_LaterDowntimeIsCaughtUp()
    {
        await using var world = await DiscordFixture.StartAsync(options: new Fake.DiscordServerOptions { IdentifyWindow = TimeSpan.FromMilliseconds(10) });
        string checkpoint;
        string channel;
        string member;
        await using (var reader = world.Read())
        {
            checkpoint = (await reader.NextAsync()).Checkpoint;
            var guild = world.Server.AddGuild("Nieuw");
            channel = world.Server.AddChannel(guild, "algemeen");
            member = world.Server.AddMember(guild, "lid");
            world.Server.Post(channel, member, "niet bewaard");
            await reader.EventAsync();
        }

        await using (var reader = world.Read(checkpoint))
        {
            checkpoint = (await reader.EventAsync()).Batch.Checkpoint;
        }

        world.Server.ForgetSessions();
        world.Server.Post(channel, member, "intussen");
        await using var again = world.Read(checkpoint);

        (await UntilLiveAsync(again, checkpoint, shards: 1)).ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("intussen");
    }

    private static async Task<List<PlatformEvent>> UntilLiveAsync(DiscordReader reader, string checkpoint, int shards)
    {
        var old = DiscordCheckpoint.Parse(checkpoint).Sessions.Values.Select(session => session.Id).ToList();
        List<PlatformEvent> events = [];
        PlatformBatch batch;
        do
        {
            batch = await reader.NextAsync();
            events.AddRange(batch.Events);
        }
        while (DiscordCheckpoint.Parse(batch.Checkpoint).Sessions.Values.Count(session => !old.Contains(session.Id)) < shards);

        return events;
    }

    /// <summary>Somebody took away the right to see which channels there are.</summary>
    private sealed class Refuses : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.Contains("/guilds/", StringComparison.Ordinal) && request.RequestUri.AbsolutePath.EndsWith("/channels", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent("""{"message":"Missing Access","code":50001}""") })
                : base.SendAsync(request, cancellationToken);
    }
}
