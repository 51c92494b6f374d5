using System.Net;
using System.Text;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Instagram;
using ModBot.Platforms.Fakes.Instagram;
using ModBot.Platforms.Fakes.Serving;
using static ModBot.Adapters.Tests.Instagram.InstagramFixture;

namespace ModBot.Adapters.Tests.Instagram;

public sealed class InstagramActTests
{
    [Fact]
    public async Task Reply_StandsUnderTheComment_InTheNameOfTheAccount_AndCanBeTakenBack()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");

        var result = await world.ActAsync(world.Request(PlatformRequestKind.Reply, comment, "Hier houden we het fijn."));

        result.Outcome.ShouldBe(PlatformOutcome.Done);
        var reply = world.Server.Read(result.PostedId!);
        (reply.Text, reply.ParentId, reply.Username, reply.IsOwn).ShouldBe(("Hier houden we het fijn.", comment.Id, world.Server.AccountName, true));
        (await world.ActAsync(world.Request(PlatformRequestKind.Withdraw, comment) with { WithdrawKey = "k", WithdrawPostedId = reply.Id })).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.Read(reply.Id).Deleted.ShouldBeTrue();
    }

    [Fact]
    public async Task ReplyToAReply_LandsUnderTheCommentThatBothBelongTo_AndIsFoundThere()
    {
        await using var world = await StartAsync();
        await ReadOnceAsync(world);
        var comment = world.Server.Comment(world.Post, "anna", "eerste");
        var below = world.Server.Comment(world.Post, "bram", "kwetsend", comment);
        var request = world.Request(PlatformRequestKind.Reply, below, "Hou het fijn.");

        var posted = await world.ActAsync(request);

        world.Server.Read(posted.PostedId!).ParentId.ShouldBe(comment.Id);
        (await world.Adapter.FindAsync(request, Token)).ShouldBe(PlatformResult.Done(posted.PostedId));
    }

    [Fact]
    public async Task Hide_AndShowAgain()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");

        (await world.ActAsync(world.Request(PlatformRequestKind.Hide, comment))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.Read(comment.Id).Hidden.ShouldBeTrue();
        (await world.ActAsync(world.Request(PlatformRequestKind.Unhide, comment))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.Read(comment.Id).Hidden.ShouldBeFalse();
    }

    [Fact]
    public async Task ReplyUnderWhatIsHidden_OrGone_IsRefusedWithItsReason()
    {
        await using var world = await StartAsync();
        var hidden = world.Server.Comment(world.Post, "anna", "verborgen");
        world.Server.HideInApp(hidden, true);
        var gone = world.Server.Comment(world.Post, "anna", "weg");
        world.Server.DeleteAsAuthor(gone);

        (await world.ActAsync(world.Request(PlatformRequestKind.Reply, hidden, "Hou het fijn."))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageHidden));
        (await world.ActAsync(world.Request(PlatformRequestKind.Reply, gone, "Hou het fijn."))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
        (await world.ActAsync(world.Request(PlatformRequestKind.Hide, gone))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
        (await world.ActAsync(world.Request(PlatformRequestKind.Delete, gone))).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
    }

    [Fact]
    public async Task TextThatMetaDoesNotTake_IsSaidToBeTheText()
    {
        await using var world = await StartAsync(new InstagramServerOptions { KeepsOldCommentRules = true });
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");

        (await world.ActAsync(world.Request(PlatformRequestKind.Reply, comment, "HOU HIER MEE OP"))).ShouldBe(PlatformResult.Refused(RefusalReason.TextRefused));
        (await world.ActAsync(world.Request(PlatformRequestKind.PrivateMessage, comment, new string('é', 600)))).ShouldBe(PlatformResult.Refused(RefusalReason.TextRefused));
        world.Server.PrivateMessages.ShouldBeEmpty();
    }

    [Fact]
    public async Task PrivateMessage_GoesOut_Once_AndNotAfterAWeek()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        var old = world.Server.Comment(world.Post, "bram", "oud");

        (await world.ActAsync(world.Request(PlatformRequestKind.PrivateMessage, comment, "Wil je dit weghalen?"))).Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.ActAsync(world.Request(PlatformRequestKind.PrivateMessage, comment, "Nog eens"))).ShouldBe(PlatformResult.Refused(RefusalReason.TooLate));
        world.Clock.Advance(TimeSpan.FromDays(8));
        (await world.ActAsync(world.Request(PlatformRequestKind.PrivateMessage, old, "Te laat"))).ShouldBe(PlatformResult.Refused(RefusalReason.TooLate));

        world.Server.PrivateMessages.ShouldHaveSingleItem().Text.ShouldBe("Wil je dit weghalen?");
    }

    [Fact]
    public async Task CommentsUnderAPost_AreSwitchedOffAndOn()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");

        (await world.ActAsync(world.Request(PlatformRequestKind.CloseComments, comment))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.AreCommentsEnabled(world.Post).ShouldBeFalse();
        (await world.ActAsync(world.Request(PlatformRequestKind.OpenComments, comment))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.AreCommentsEnabled(world.Post).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Fault.CutAfterApplying)]
    [InlineData(Fault.BadGatewayAfterApplying)]
    public async Task ReplyThatWentOutWithoutAnAnswer_IsNotSentAgain_AndIsFound(Fault fault)
    {
        await using var world = await StartAsync();
        await ReadOnceAsync(world);
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        var request = world.Request(PlatformRequestKind.Reply, comment, "Hou het fijn.");
        world.Server.Faults.FailNext("POST replies", fault);

        (await world.ActAsync(request)).Outcome.ShouldBe(PlatformOutcome.Unknown);
        var found = await world.Adapter.FindAsync(request, Token);

        found.Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.CommentsOf(world.Post).Count(each => each.IsOwn).ShouldBe(1);
    }

    [Fact]
    public async Task ReplyThatDidNotGoOut_IsSaidNotToHave_OnceItWouldShow()
    {
        await using var world = await StartAsync();
        await ReadOnceAsync(world);
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        world.Server.CommentAsOwner(world.Post, "Iets anders.", comment);
        var request = world.Request(PlatformRequestKind.Reply, comment, "Hou het fijn.");

        (await world.Adapter.FindAsync(request, Token)).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await world.Adapter.FindAsync(request, Token)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        (await world.Adapter.FindAsync(request with { Kind = PlatformRequestKind.PrivateMessage }, Token)).Outcome.ShouldBe(PlatformOutcome.Unknown);
        (await world.Adapter.FindAsync(request with { Kind = PlatformRequestKind.Hide }, Token)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
    }

    [Theory]
    [InlineData(400, 2, 0, PlatformOutcome.Unknown, RefusalReason.None)]
    [InlineData(500, 1, 0, PlatformOutcome.Unknown, RefusalReason.None)]
    [InlineData(400, 4, 0, PlatformOutcome.TryAgain, RefusalReason.None)]
    [InlineData(403, 80002, 0, PlatformOutcome.TryAgain, RefusalReason.None)]
    [InlineData(400, 190, 463, PlatformOutcome.TryAgain, RefusalReason.None)]
    [InlineData(400, 368, 0, PlatformOutcome.TryAgain, RefusalReason.None)]
    [InlineData(403, 10, 0, PlatformOutcome.Refused, RefusalReason.NotAllowed)]
    [InlineData(403, 200, 0, PlatformOutcome.Refused, RefusalReason.NotAllowed)]
    [InlineData(403, 10, 2534022, PlatformOutcome.Refused, RefusalReason.TooLate)]
    [InlineData(400, 100, 2534025, PlatformOutcome.Refused, RefusalReason.TooLate)]
    [InlineData(400, 551, 0, PlatformOutcome.Refused, RefusalReason.NotSupported)]
    public async Task Refusal_OfAPrivateMessage_MeansWhatItsNumberSays(int status, int code, int subcode, PlatformOutcome outcome, RefusalReason reason)
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        using var adapter = world.Make(network: new Says((HttpStatusCode)status, $$$"""{"error":{"message":"de tekst van iemand","code":{{{code}}},"error_subcode":{{{subcode}}}}}"""));

        var result = await adapter.CarryOutAsync(world.Request(PlatformRequestKind.PrivateMessage, comment, "tekst"), Token);

        (result.Outcome, result.Reason).ShouldBe((outcome, reason));
    }

    [Fact]
    public async Task DuplicateText_IsOurs_OrIsRefused_ButNeverTakenForDone()
    {
        await using var world = await StartAsync();
        await ReadOnceAsync(world);
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        using var adapter = world.Make(network: new Duplicate());
        await using (var reader = new BatchReader(adapter, null)) await CatchUpAsync(reader);
        var request = world.Request(PlatformRequestKind.Reply, comment, "Hou het fijn.");

        (await adapter.CarryOutAsync(request, Token)).Outcome.ShouldBe(PlatformOutcome.TryAgain, "it may not show yet");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        (await adapter.CarryOutAsync(request, Token)).ShouldBe(PlatformResult.Refused(RefusalReason.TextRefused));
        world.Server.CommentAsOwner(world.Post, "Hou het fijn.", comment);
        (await adapter.CarryOutAsync(request, Token)).Outcome.ShouldBe(PlatformOutcome.Done);
    }

    [Fact]
    public async Task WhatIsNotSaidToBeDone_IsNotDone()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(network: new Says(HttpStatusCode.OK, """{"success":false}"""));

        foreach (var kind in (PlatformRequestKind[])[PlatformRequestKind.Hide, PlatformRequestKind.Delete])
            (await adapter.CarryOutAsync(world.Request(kind, world.Server.Comment(world.Post, "anna", "kwetsend")), Token)).Outcome.ShouldBe(PlatformOutcome.TryAgain);
    }

    [Fact]
    public async Task CommentsThatWereOff_StayTheBusinessOfWhoeverSwitchedThemOff()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");

        (await world.ActAsync(world.Request(PlatformRequestKind.CloseComments, comment))).PostedId.ShouldNotBeNull();
        (await world.ActAsync(world.Request(PlatformRequestKind.CloseComments, comment))).ShouldBe(new PlatformResult(PlatformOutcome.NothingToDo));
        (await world.ActAsync(world.Request(PlatformRequestKind.Reply, comment, "Hou het fijn."))).ShouldBe(PlatformResult.Refused(RefusalReason.CommentsClosed));
    }

    [Fact]
    public async Task LimitOfPrivateMessages_StopsNothingElse()
    {
        await using var world = await StartAsync(new InstagramServerOptions { PrivateRepliesPerHour = 1 });
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        var other = world.Server.Comment(world.Post, "bram", "kwetsend");

        await world.ActAsync(world.Request(PlatformRequestKind.PrivateMessage, comment, "Wil je dit weghalen?"));
        (await world.ActAsync(world.Request(PlatformRequestKind.PrivateMessage, other, "Wil je dit weghalen?"))).Outcome.ShouldBe(PlatformOutcome.TryAgain);
        (await world.ActAsync(world.Request(PlatformRequestKind.Hide, other))).Outcome.ShouldBe(PlatformOutcome.Done);
    }

    [Fact]
    public async Task PolicyBlock_IsSaid_UntilSomethingWorksAgain()
    {
        await using var world = await StartAsync();
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");
        var network = new Says(HttpStatusCode.BadRequest, """{"error":{"code":368}}""");
        using var adapter = world.Make(network: network);

        (await adapter.CarryOutAsync(world.Request(PlatformRequestKind.Hide, comment), Token)).RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        (await adapter.CheckAsync(Token)).ShouldHaveSingleItem().Kind.ShouldBe(TroubleKind.Blocked);
        (network.Status, network.Body) = (HttpStatusCode.OK, """{"success":true}""");
        (await adapter.CarryOutAsync(world.Request(PlatformRequestKind.Hide, comment), Token)).Outcome.ShouldBe(PlatformOutcome.Done);

        (await adapter.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_CarriesTheTokenInAHeader_AndNothingOfItInTheAddress()
    {
        await using var world = await StartAsync();
        var network = new Says(HttpStatusCode.OK, """{"success":true}""");
        using var adapter = world.Make(network: network);
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend");

        await adapter.CarryOutAsync(world.Request(PlatformRequestKind.Hide, comment), Token);

        var asked = network.Asked.ShouldHaveSingleItem();
        asked.Headers.Authorization!.ToString().ShouldBe($"Bearer {world.Server.Token}");
        asked.RequestUri!.PathAndQuery.ShouldBe($"/v25.0/{comment.Id}?hide=true");
    }

    [Theory]
    [InlineData("../me?x=1")]
    [InlineData("17/../../me")]
    [InlineData("17%2F")]
    [InlineData("")]
    public async Task IdThatIsNone_IsNeverAskedAbout(string id)
    {
        await using var world = await StartAsync();
        var network = new Says(HttpStatusCode.OK, """{"success":true}""");
        using var adapter = world.Make(network: network);
        var comment = world.Server.Comment(world.Post, "anna", "kwetsend") with { Id = id };

        (await adapter.CarryOutAsync(world.Request(PlatformRequestKind.Hide, comment), Token)).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));

        network.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task PageToken_ComesWithItsProof()
    {
        await using var world = await StartAsync();
        var network = new Says(HttpStatusCode.OK, """{"success":true}""");
        using var adapter = world.Make(options => (options.Login, options.AppSecret) = (InstagramLogin.Facebook, "geheim"), network);

        await adapter.CarryOutAsync(world.Request(PlatformRequestKind.Hide, world.Server.Comment(world.Post, "anna", "kwetsend")), Token);

        network.Asked.ShouldHaveSingleItem().RequestUri!.Query.ShouldMatch("appsecret_proof=[0-9a-f]{64}$");
    }

    // The account is known once it was read.
    private static async Task ReadOnceAsync(InstagramFixture world)
    {
        await using var reader = world.Read();
        await CatchUpAsync(reader);
    }

    /// <summary>Meta as it is when it takes no text twice.</summary>
    private sealed class Duplicate() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Post) return await base.SendAsync(request, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":{"code":506}}""") };
        }
    }

    /// <summary>A network that always gives the same answer.</summary>
    private sealed class Says(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = status;

        public string Body { get; set; } = body;

        public List<HttpRequestMessage> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request);
            return Task.FromResult(new HttpResponseMessage(Status) { Content = new StringContent(Body, Encoding.UTF8, "application/json") });
        }
    }
}
