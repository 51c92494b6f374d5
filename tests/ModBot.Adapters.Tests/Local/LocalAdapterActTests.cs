using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Tests.Local;

public sealed class LocalAdapterActTests : IAsyncDisposable
{
    private const string Token = "t1";

    private readonly LocalChatFixture chat = new();

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    [Fact]
    public void Capabilities_Everything_ButTimeout() =>
        chat.Adapter.Capabilities.ShouldBe(new PlatformCapabilities
        {
            CanReply = true,
            CanMessagePrivately = true,
            CanMessageMembers = true,
            Appeals = ModBot.Moderation.Replies.AppealRoute.Button,
            CanDelete = true,
            CanHide = true,
            CanRestore = true,
            CanReport = true,
            CanWithdraw = true,
            CanWithdrawPrivate = true,
        });

    [Fact]
    public async Task Reply_Message_StandsUnderItInTheNameOfTheModeration()
    {
        var id = await chat.PostAsync();

        var result = await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", " Hier praten we met respect. ");

        result.Outcome.ShouldBe(PlatformOutcome.Done);
        (await chat.SeeAsync(result.PostedId!)).ShouldSatisfyAllConditions(
            i => i.Kind.ShouldBe(LocalItemKind.ModBot),
            i => i.ReplyTo.ShouldBe(id),
            i => i.Author.ShouldBe("De moderatie"),
            i => i.Text.ShouldBe("Hier praten we met respect."),
            i => i.Mine.ShouldBeFalse());
    }

    [Fact]
    public async Task Reply_SameKeyInParallel_PostsOnce()
    {
        var id = await chat.PostAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "Doe eens rustig.")));

        results.Distinct().Count().ShouldBe(1);
        (await chat.Chat.ListAsync("plein", cancellation: LocalChatFixture.Cancellation)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Request_SameKeyAfterRestart_IsNotDoneAgain()
    {
        var id = await chat.PostAsync();
        var before = await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "Doe eens rustig.");
        await chat.ReopenAsync();

        (await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "Doe eens rustig.")).ShouldBe(before);
        (await chat.Chat.ListAsync("plein", cancellation: LocalChatFixture.Cancellation)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Request_KeyOfAnotherRequest_Throws()
    {
        var id = await chat.PostAsync();
        await chat.DoAsync(PlatformRequestKind.Hide, id, "k1");

        await Should.ThrowAsync<InvalidOperationException>(() => chat.DoAsync(PlatformRequestKind.Delete, id, "k1"));
        (await chat.SeeAsync(id)).Kind.ShouldBe(LocalItemKind.Hidden);
    }

    [Fact]
    public async Task PrivateMessage_AuthorWithToken_IsSeenByThemAlone()
    {
        var id = await chat.PostAsync(token: Token);

        var result = await chat.DoAsync(PlatformRequestKind.PrivateMessage, id, "k1", "Gaat het?");

        (await chat.SeeAsync(result.PostedId!, viewer: Token)).ShouldSatisfyAllConditions(
            i => i.Kind.ShouldBe(LocalItemKind.Private),
            i => i.Text.ShouldBe("Gaat het?"));
        foreach (var stranger in new[] { null, "t2", "" })
        {
            (await chat.Chat.GetAsync("plein", result.PostedId!, stranger, LocalChatFixture.Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownMessage);
            (await chat.Chat.ListAsync("plein", viewerToken: stranger, cancellation: LocalChatFixture.Cancellation)).Items.Single().Id.ShouldBe(id);
            (await chat.Chat.ListAsync("plein", after: 0, viewerToken: stranger, cancellation: LocalChatFixture.Cancellation)).Items.Single().Id.ShouldBe(id);
        }
    }

    [Fact]
    public async Task PrivateMessage_AuthorWithoutToken_IsRefused()
    {
        var id = await chat.PostAsync();

        (await chat.DoAsync(PlatformRequestKind.PrivateMessage, id, "k1", "Gaat het?")).ShouldBe(PlatformResult.Refused(RefusalReason.AuthorUnreachable));
    }

    [Fact]
    public async Task Delete_Message_LeavesATombstoneAndCanBeUndone()
    {
        var id = await chat.PostAsync("weg ermee");

        (await chat.DoAsync(PlatformRequestKind.Delete, id, "k1")).Outcome.ShouldBe(PlatformOutcome.Done);
        (await chat.SeeAsync(id)).ShouldSatisfyAllConditions(
            i => i.Kind.ShouldBe(LocalItemKind.Removed),
            i => i.RemovedBy.ShouldBe(LocalRemoval.Moderation),
            i => i.Text.ShouldBeNull(),
            i => i.Author.ShouldBeNull());
        (await chat.DoAsync(PlatformRequestKind.Delete, id, "k2")).Outcome.ShouldBe(PlatformOutcome.NothingToDo);

        (await chat.DoAsync(PlatformRequestKind.Restore, id, "k3")).Outcome.ShouldBe(PlatformOutcome.Done);
        (await chat.SeeAsync(id)).Text.ShouldBe("weg ermee");
        (await chat.DoAsync(PlatformRequestKind.Restore, id, "k4")).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
    }

    [Fact]
    public async Task Hide_Message_OnlyItsAuthorStillSeesTheText()
    {
        var id = await chat.PostAsync("hmm", token: Token);

        (await chat.DoAsync(PlatformRequestKind.Hide, id, "k1")).Outcome.ShouldBe(PlatformOutcome.Done);
        (await chat.SeeAsync(id)).ShouldSatisfyAllConditions(
            i => i.Kind.ShouldBe(LocalItemKind.Hidden),
            i => i.Text.ShouldBeNull(),
            i => i.Author.ShouldBeNull());
        (await chat.SeeAsync(id, viewer: Token)).ShouldSatisfyAllConditions(
            i => i.Kind.ShouldBe(LocalItemKind.Hidden),
            i => i.Text.ShouldBe("hmm"));
        (await chat.DoAsync(PlatformRequestKind.Hide, id, "k2")).Outcome.ShouldBe(PlatformOutcome.NothingToDo);

        (await chat.DoAsync(PlatformRequestKind.Unhide, id, "k3")).Outcome.ShouldBe(PlatformOutcome.Done);
        (await chat.SeeAsync(id)).Kind.ShouldBe(LocalItemKind.Member);
    }

    [Theory]
    [InlineData(PlatformRequestKind.Reply)]
    [InlineData(PlatformRequestKind.Withdraw)]
    public async Task Withdraw_Reply_LeavesNoTraceInANewPage(PlatformRequestKind again)
    {
        var id = await chat.PostAsync();
        var reply = await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "Doe eens rustig.");
        var cursor = (await chat.Chat.ListAsync("plein", cancellation: LocalChatFixture.Cancellation)).Next;

        (await chat.DoAsync(PlatformRequestKind.Withdraw, id, "k2", withdraw: "k1")).Outcome.ShouldBe(PlatformOutcome.Done);

        (await chat.Chat.ListAsync("plein", cancellation: LocalChatFixture.Cancellation)).Items.Single().Id.ShouldBe(id);
        var change = (await chat.Chat.ListAsync("plein", cursor, cancellation: LocalChatFixture.Cancellation)).Items.Single();
        change.ShouldSatisfyAllConditions(
            i => i.Id.ShouldBe(reply.PostedId),
            i => i.RemovedBy.ShouldBe(LocalRemoval.Withdrawn),
            i => i.Text.ShouldBeNull());
        var second = again == PlatformRequestKind.Reply
            ? await chat.DoAsync(again, id, "k1", "Doe eens rustig.")
            : await chat.DoAsync(again, id, "k3", withdraw: "k1");
        second.Outcome.ShouldBe(again == PlatformRequestKind.Reply ? PlatformOutcome.Done : PlatformOutcome.NothingToDo);
        (await chat.Chat.ListAsync("plein", cancellation: LocalChatFixture.Cancellation)).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Withdraw_Report_CanBeDoneOnce()
    {
        var id = await chat.PostAsync();
        (await chat.DoAsync(PlatformRequestKind.Report, id, "k1", "scheldt")).Outcome.ShouldBe(PlatformOutcome.Done);

        (await chat.DoAsync(PlatformRequestKind.Withdraw, id, "k2", withdraw: "k1")).Outcome.ShouldBe(PlatformOutcome.Done);
        (await chat.DoAsync(PlatformRequestKind.Withdraw, id, "k3", withdraw: "k1")).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        (await chat.DoAsync(PlatformRequestKind.Withdraw, id, "k4", withdraw: "never")).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
    }

    [Fact]
    public async Task Withdraw_ADeletion_IsNotSupported()
    {
        var id = await chat.PostAsync();
        await chat.DoAsync(PlatformRequestKind.Delete, id, "k1");

        (await chat.DoAsync(PlatformRequestKind.Withdraw, id, "k2", withdraw: "k1")).ShouldBe(PlatformResult.Refused(RefusalReason.NotSupported));
    }

    [Theory]
    [InlineData(PlatformRequestKind.Reply)]
    [InlineData(PlatformRequestKind.Restore)]
    [InlineData(PlatformRequestKind.Hide)]
    [InlineData(PlatformRequestKind.Unhide)]
    public async Task Request_AuthorTookItBack_IsRefused(PlatformRequestKind kind)
    {
        var id = await chat.PostAsync();
        await chat.Chat.DeleteAsync("plein", id, cancellation: LocalChatFixture.Cancellation);

        (await chat.DoAsync(kind, id, "k1", "tekst")).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
    }

    [Theory]
    [InlineData(PlatformRequestKind.Reply)]
    [InlineData(PlatformRequestKind.PrivateMessage)]
    [InlineData(PlatformRequestKind.Report)]
    public async Task Request_NoSuchMessage_IsRefused(PlatformRequestKind kind) =>
        (await chat.DoAsync(kind, "nope", "k1", "tekst")).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));

    [Fact]
    public async Task Request_NoSuchRoom_IsRefused()
    {
        var request = LocalChatFixture.Request(PlatformRequestKind.Delete, "x", "k1") with { Message = new MessageKey("local", "kelder", "x") };

        (await chat.Adapter.CarryOutAsync(request, LocalChatFixture.Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.ChannelGone));
    }

    [Theory]
    [InlineData("", "local", "tekst", null)]
    [InlineData("key with spaces", "local", "tekst", null)]
    [InlineData("k1", "discord", "tekst", null)]
    [InlineData("k1", "local", "  ", null)]
    [InlineData("k1", "local", null, null)]
    public async Task Reply_NotUnderstandable_Throws(string key, string platform, string? text, string? withdraw)
    {
        var id = await chat.PostAsync();
        var request = LocalChatFixture.Request(PlatformRequestKind.Reply, id, key, text, withdraw) with { Message = new MessageKey(platform, "plein", id) };

        await Should.ThrowAsync<ArgumentException>(() => chat.Adapter.CarryOutAsync(request, LocalChatFixture.Cancellation));
    }

    [Fact]
    public async Task Find_KnowsExactlyWhatWentOut()
    {
        var id = await chat.PostAsync();
        var done = await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "Doe eens rustig.");
        await chat.DoAsync(PlatformRequestKind.PrivateMessage, id, "k2", "Gaat het?");
        await chat.ReopenAsync();

        (await FindAsync("k1")).ShouldBe(done);
        (await FindAsync("k2")).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        (await FindAsync("k3")).Outcome.ShouldBe(PlatformOutcome.NothingToDo);

        Task<PlatformResult> FindAsync(string key) =>
            chat.Adapter.FindAsync(LocalChatFixture.Request(PlatformRequestKind.Reply, id, key, "tekst"), LocalChatFixture.Cancellation);
    }
}
