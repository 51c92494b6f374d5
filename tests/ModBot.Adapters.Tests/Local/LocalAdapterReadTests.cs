using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;

namespace ModBot.Adapters.Tests.Local;

public sealed class LocalAdapterReadTests : IAsyncDisposable
{
    private readonly LocalChatFixture chat = new();

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    [Fact]
    public async Task ReadAsync_WithoutCheckpoint_GivesEverythingInOrder()
    {
        var id = await chat.PostAsync("een", "sam");
        chat.Time.Advance(TimeSpan.FromMinutes(1));
        await chat.Chat.EditAsync("plein", id, "twee", cancellation: LocalChatFixture.Cancellation);
        await chat.PostAsync("drie", "noor", "gaming");
        await chat.Chat.DeleteAsync("plein", id, cancellation: LocalChatFixture.Cancellation);

        var (events, _) = await chat.ReadAsync(4);

        var posted = events[0].ShouldBeOfType<MessagePosted>().Message;
        posted.ShouldSatisfyAllConditions(
            m => m.Key.ToString().ShouldBe("local/plein/" + id),
            m => m.Revision.ShouldBe(0),
            m => m.AuthorName.ShouldBe("sam"),
            m => m.Text.ShouldBe("een"),
            m => m.SentAt.ShouldBe(chat.Time.Start));
        var edited = events[1].ShouldBeOfType<MessageEdited>().Message;
        edited.ShouldBe(posted with { Revision = 1, Text = "twee" });
        events[2].ShouldBeOfType<MessagePosted>().Message.Key.Channel.ShouldBe("gaming");
        events[3].ShouldBe(new MessageDeleted(posted.Key, chat.Time.GetUtcNow(), ByModBot: false));
    }

    [Fact]
    public async Task ReadAsync_FromOldCheckpoint_GivesTheSameBatchAgain()
    {
        await chat.PostAsync("een");
        var (_, start) = await chat.ReadAsync(1);
        await chat.PostAsync("twee");
        await chat.PostAsync("drie");

        var (first, end) = await chat.ReadAsync(2, start);
        var (second, endAgain) = await chat.ReadAsync(2, start);

        second.ShouldBe(first);
        endAgain.ShouldBe(end);
    }

    [Fact]
    public async Task ReadAsync_MoreThanABatch_SplitsAndLosesNothing()
    {
        const int Count = (LocalAdapter.MaxBatch * 2) + 1;
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => chat.PostAsync("bericht " + i)));

        var sizes = new List<int>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var batch in chat.Adapter.ReadAsync(null, LocalChatFixture.Cancellation))
        {
            sizes.Add(batch.Events.Count);
            texts.UnionWith(batch.Events.Cast<MessagePosted>().Select(e => e.Message.Text));
            if (texts.Count == Count)
                break;
        }

        sizes.ShouldBe([LocalAdapter.MaxBatch, LocalAdapter.MaxBatch, 1]);
    }

    [Fact]
    public async Task ReadAsync_NothingNew_WaitsForTheNextPost()
    {
        await chat.PostAsync("een");
        var (_, checkpoint) = await chat.ReadAsync(1);

        var reading = chat.ReadAsync(1, checkpoint);
        reading.IsCompleted.ShouldBeFalse();
        await chat.PostAsync("twee");

        var (events, _) = await reading;
        events.Single().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("twee");
    }

    [Fact]
    public async Task ReadAsync_OwnPosts_AreLeftOut()
    {
        var id = await chat.PostAsync("een", token: "t1");
        await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "Zo praten we hier niet.");
        await chat.DoAsync(PlatformRequestKind.PrivateMessage, id, "k2", "Even onder ons.");
        await chat.DoAsync(PlatformRequestKind.Hide, id, "k3");
        await chat.DoAsync(PlatformRequestKind.Unhide, id, "k4");
        await chat.DoAsync(PlatformRequestKind.Withdraw, id, "k5", withdraw: "k1");
        await chat.DoAsync(PlatformRequestKind.Delete, id, "k6");

        var (events, _) = await chat.ReadAsync(2);

        events.Count.ShouldBe(2);
        events[0].ShouldBeOfType<MessagePosted>();
        events[1].ShouldBeOfType<MessageDeleted>().ByModBot.ShouldBeTrue();
    }

    [Fact]
    public async Task ReadAsync_OnlyOwnPostsWait_DoesNotSpin()
    {
        var id = await chat.PostAsync("een");
        var (_, checkpoint) = await chat.ReadAsync(1);
        await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "Zo praten we hier niet.");

        var reading = chat.ReadAsync(1, checkpoint);
        reading.IsCompleted.ShouldBeFalse();
        await chat.PostAsync("twee");

        (await reading).Events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ReadAsync_OldRevision_KeepsItsOwnText()
    {
        var id = await chat.PostAsync("eerst");
        await chat.Chat.EditAsync("plein", id, "later", cancellation: LocalChatFixture.Cancellation);
        await chat.Chat.DeleteAsync("plein", id, cancellation: LocalChatFixture.Cancellation);

        var (events, _) = await chat.ReadAsync(3);

        events[0].ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("eerst");
        events[1].ShouldBeOfType<MessageEdited>().Message.Text.ShouldBe("later");
    }

    [Fact]
    public async Task ReadAsync_CheckpointOfAnotherFile_StartsOver()
    {
        await using var other = new LocalChatFixture();
        await other.PostAsync("elders");
        await other.PostAsync("elders");
        var (_, foreign) = await other.ReadAsync(2);
        await chat.PostAsync("hier");

        var (events, _) = await chat.ReadAsync(1, foreign);

        events.Single().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("hier");
    }

    [Fact]
    public async Task ReadAsync_FilePutBackFromOlderCopy_StartsOver()
    {
        await chat.PostAsync("een");
        var (_, checkpoint) = await chat.ReadAsync(1);
        var fileId = checkpoint.Split(':')[0];

        var (events, _) = await chat.ReadAsync(1, fileId + ":999");

        events.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("abc:")]
    [InlineData("abc:-1")]
    public async Task ReadAsync_NotACheckpoint_Throws(string checkpoint) =>
        await Should.ThrowAsync<FormatException>(() => chat.ReadAsync(1, checkpoint));

    [Fact]
    public async Task ReadAsync_Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        await using var reading = chat.Adapter.ReadAsync(null, source.Token).GetAsyncEnumerator(source.Token);
        var next = reading.MoveNextAsync().AsTask();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task AuthorId_SameTokenOrSameName_IsTheSame()
    {
        await chat.PostAsync("1", "sam", token: "t1");
        await chat.PostAsync("2", "sammie", token: "t1");
        await chat.PostAsync("3", "Sam");
        await chat.PostAsync("4", "sam");
        await chat.PostAsync("5", "noor");

        var (events, _) = await chat.ReadAsync(5);
        var authors = events.Cast<MessagePosted>().Select(e => e.Message.AuthorId).ToArray();

        authors[1].ShouldBe(authors[0]);
        authors[3].ShouldBe(authors[2]);
        authors.Distinct().Count().ShouldBe(3);
    }
}
