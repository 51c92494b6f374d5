using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Serving;
using static ModBot.Adapters.Tests.Telegram.TelegramFixture;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramFaultTests
{
    [Theory]
    [InlineData(Fault.CutAfterApplying, 1)]
    [InlineData(Fault.BadGatewayAfterApplying, 1)]
    [InlineData(Fault.CutBefore, 0)]
    [InlineData(Fault.ServerError, 0)]
    public async Task Send_NoClearAnswer_IsUnknownAndNeverSentTwice(Fault fault, int sent)
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Server.Faults.FailNext("sendMessage", fault);

        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).ShouldBe(new PlatformResult(PlatformOutcome.Unknown));

        world.Server.Sent.Count.ShouldBe(sent);
        world.Server.Faults.Struck.ShouldBe(1);
    }

    [Fact]
    public async Task Send_Silence_IsUnknownAfterAWhile()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Server.Faults.FailNext("sendMessage", Fault.SilentAfterApplying);

        var sending = world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"));
        await world.Server.UntilAsync(server => server.CountCalls("sendMessage") == 1, Token);
        world.Clock.Advance(TimeSpan.FromSeconds(20));

        (await sending).ShouldBe(new PlatformResult(PlatformOutcome.Unknown));
        world.Server.Sent.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Fault.CutAfterApplying)]
    [InlineData(Fault.BadGatewayAfterApplying)]
    [InlineData(Fault.CutBefore)]
    [InlineData(Fault.ServerError)]
    public async Task Delete_NoClearAnswer_IsTriedAgain(Fault fault)
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Server.Faults.FailNext("deleteMessage", fault);

        var deleting = world.ActAsync(Request(PlatformRequestKind.Delete, target));
        await world.Clock.PassAsync(TimeSpan.FromSeconds(2));

        (await deleting).Outcome.ShouldBeOneOf(PlatformOutcome.Done, PlatformOutcome.NothingToDo);
        world.Plein.Find(target.Id)!.DeletedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_Silence_IsTriedAgain()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Server.Faults.FailNext("deleteMessage", Fault.SilentAfterApplying);

        var deleting = world.ActAsync(Request(PlatformRequestKind.Delete, target));
        await world.Server.UntilAsync(server => server.CountCalls("deleteMessage") == 1, Token);
        world.Clock.Advance(TimeSpan.FromSeconds(8));
        await world.Clock.PassAsync(TimeSpan.FromSeconds(2));

        (await deleting).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        world.Server.CountCalls("deleteMessage").ShouldBe(2);
    }

    [Fact]
    public async Task Delete_ServerStaysBroken_IsLeftForLater()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        for (var times = 0; times < 3; times++) world.Server.Faults.FailNext("deleteMessage", Fault.ServerError);

        var deleting = world.ActAsync(Request(PlatformRequestKind.Delete, target));
        await world.Clock.PassAsync(TimeSpan.FromSeconds(2));
        await world.Clock.PassAsync(TimeSpan.FromSeconds(2));

        (await deleting).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        world.Server.CountCalls("deleteMessage").ShouldBe(3);
    }

    [Fact]
    public async Task Send_NoWayToTheServer_IsTriedAgainLater()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        using var adapter = new Adapters.Telegram.TelegramAdapter(new Adapters.Telegram.TelegramOptions { Token = world.Server.Token, BaseUrl = "http://127.0.0.1:1" }, world.Clock);

        (await adapter.CarryOutAsync(Request(PlatformRequestKind.Reply, target, "hoi"), Token)).Outcome.ShouldBe(PlatformOutcome.TryAgain);
    }

    [Fact]
    public async Task ServerKeepsFailing_IsLeftAlone_SaysSo_AndIsTriedAgainLater()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        for (var author = 1; author <= 10; author++)
        {
            world.Server.Faults.FailNext("sendMessage", Fault.ServerError);
            await world.ActAsync(Request(PlatformRequestKind.PrivateMessage, target, "hoi") with { AuthorId = Id(author) });
        }

        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        (await world.ActAsync(Request(PlatformRequestKind.Delete, target))).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        (await world.Adapter.CheckAsync(Token)).ShouldBe([new PlatformTrouble(TroubleKind.Unreachable)]);
        world.Server.CountCalls("deleteMessage").ShouldBe(0);
        world.Server.CountCalls("getMe").ShouldBe(0);

        world.Clock.Advance(TimeSpan.FromSeconds(11));
        (await world.Adapter.CheckAsync(Token)).ShouldNotContain(new PlatformTrouble(TroubleKind.Unreachable));
        (await world.ActAsync(Request(PlatformRequestKind.Reply, target, "hoi"))).Outcome.ShouldBe(PlatformOutcome.Done);
    }

    [Fact]
    public async Task Cancelled_IsNotTakenForAnAnswer()
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        world.Server.Faults.FailNext("sendMessage", Fault.SilentAfterApplying);
        using var stop = new CancellationTokenSource();

        var sending = world.Adapter.CarryOutAsync(Request(PlatformRequestKind.Reply, target, "hoi"), stop.Token);
        await world.Server.UntilAsync(server => server.CountCalls("sendMessage") == 1, Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task WhatFails_NeverNamesTheTokenOrATextOrTheCause()
    {
        await using var world = await StartAsync();
        world.Plein.Post(world.Anna, "heel geheim");
        world.Server.Faults.FailNext("getUpdates", Fault.CutAfterApplying);
        await using var reader = world.Read();

        var trouble = await reader.TroubleAsync();
        var texts = new[] { trouble.ToString(), (await world.Adapter.CheckAsync(Token))[0].ToString(), Should.Throw<FormatException>(() => Adapters.Telegram.TelegramCheckpoint.Parse("heel geheim")).ToString() };

        trouble.InnerException.ShouldBeNull();
        texts.ShouldAllBe(text => text != null && !text.Contains(world.Server.Token, StringComparison.Ordinal) && !text.Contains("geheim", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(200, "<html>Welcome</html>")]
    [InlineData(200, "{\"ok\":true,\"result\":{\"mess")]
    [InlineData(302, "")]
    public async Task SomethingElseAnswers_IsNoAnswer(int status, string body)
    {
        await using var world = await StartAsync();
        var target = world.Plein.Post(world.Anna, "bericht");
        using var network = new Answering(status, body);
        using var adapter = world.Make(TimeProvider.System, network: network);

        (await adapter.CarryOutAsync(Request(PlatformRequestKind.Reply, target, "hoi"), Token)).Outcome.ShouldBe(PlatformOutcome.Unknown);
        (await adapter.CarryOutAsync(Request(PlatformRequestKind.Delete, target), Token)).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        await using var reader = new BatchReader(adapter, null);
        (await reader.TroubleAsync()).Trouble.Kind.ShouldBe(TroubleKind.Unreachable);
    }

    private sealed class Answering(int status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent(body), RequestMessage = request });
    }
}
