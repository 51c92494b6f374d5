using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;

namespace ModBot.Adapters.Tests.Local;

public sealed class LocalChatMemberTests : IAsyncDisposable
{
    private readonly LocalChatFixture chat = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    [Theory]
    [InlineData("kelder", "sam", "hoi", LocalChatProblem.UnknownRoom)]
    [InlineData("Plein", "sam", "hoi", LocalChatProblem.UnknownRoom)]
    [InlineData("plein", "", "hoi", LocalChatProblem.AuthorInvalid)]
    [InlineData("plein", " \t ", "hoi", LocalChatProblem.AuthorInvalid)]
    [InlineData("plein", "sam\nadmin", "hoi", LocalChatProblem.AuthorInvalid)]
    [InlineData("plein", "sam\u202Egnp", "hoi", LocalChatProblem.AuthorInvalid)]
    [InlineData("plein", "\u200B\u200D", "hoi", LocalChatProblem.AuthorInvalid)]
    [InlineData("plein", "De  MODERATIE!", "hoi", LocalChatProblem.AuthorReserved)]
    [InlineData("plein", "ｍｏｄｂｏｔ", "hoi", LocalChatProblem.AuthorReserved)]
    [InlineData("plein", "sam", "", LocalChatProblem.TextEmpty)]
    [InlineData("plein", "sam", " \r\n\u200B ", LocalChatProblem.TextEmpty)]
    public async Task PostAsync_NotAcceptable_SaysWhyAndStoresNothing(string room, string author, string text, LocalChatProblem problem)
    {
        (await chat.Chat.PostAsync(room, author, text, cancellation: Cancellation)).ShouldBe(new LocalChatResult(problem));
        (await chat.Chat.ListAsync("plein", cancellation: Cancellation)).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4000, 40, LocalChatProblem.None)]
    [InlineData(4001, 40, LocalChatProblem.TextTooLong)]
    [InlineData(4000, 41, LocalChatProblem.AuthorInvalid)]
    public async Task PostAsync_AtTheLimits(int text, int author, LocalChatProblem problem) =>
        (await chat.Chat.PostAsync("plein", $" {new string('a', author)} ", $"\n{new string('b', text)} ", cancellation: Cancellation)).Problem.ShouldBe(problem);

    [Fact]
    public async Task PostAsync_HalfCharacters_BecomeReplacementCharacters()
    {
        var id = await chat.PostAsync("a\uD83Db\uDE00c😀", "s\uD83Dam");

        (await chat.SeeAsync(id)).ShouldSatisfyAllConditions(
            i => i.Text.ShouldBe("a\uFFFDb\uFFFDc😀"),
            i => i.Author.ShouldBe("s\uFFFDam"));
    }

    [Fact]
    public async Task PostAsync_AnyTextThatIsAccepted_ComesBackWhole()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 300; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(0x10000))]);
            var posted = await chat.Chat.PostAsync("plein", "sam", text, cancellation: Cancellation);
            if (posted.Problem == LocalChatProblem.TextEmpty)
                continue;
            var stored = (await chat.SeeAsync(posted.MessageId!)).Text!;
            LocalText.Clean(text, out var clean).ShouldBe(LocalChatProblem.None);
            stored.ShouldBe(clean);
            LocalText.Clean(stored, out var again).ShouldBe(LocalChatProblem.None);
            again.ShouldBe(stored, "cleaning twice changes nothing");
        }
    }

    [Fact]
    public async Task PostAsync_AnyName_IsTakenOrRefusedWithoutFault()
    {
        var random = new Random(4);
        for (var i = 0; i < 300; i++)
        {
            var name = new string([.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => (char)random.Next(0x10000))]);
            (await chat.Chat.PostAsync("plein", name, "hoi", cancellation: Cancellation)).Problem.ShouldBeOneOf(LocalChatProblem.None, LocalChatProblem.AuthorInvalid);
        }
    }

    [Theory]
    [InlineData("t1", "t1", LocalChatProblem.None)]
    [InlineData("t1", "t2", LocalChatProblem.NotYours)]
    [InlineData("t1", null, LocalChatProblem.NotYours)]
    [InlineData(null, "t1", LocalChatProblem.NotYours)]
    [InlineData(null, null, LocalChatProblem.None)]
    public async Task EditAndDelete_OnlyByWhoWroteIt(string? writer, string? caller, LocalChatProblem problem)
    {
        var id = await chat.PostAsync("eerst", token: writer);

        (await chat.Chat.EditAsync("plein", id, "later", caller, Cancellation)).Problem.ShouldBe(problem);
        (await chat.SeeAsync(id)).Text.ShouldBe(problem == LocalChatProblem.None ? "later" : "eerst");
        (await chat.Chat.DeleteAsync("plein", id, caller, Cancellation)).Problem.ShouldBe(problem);
        (await chat.SeeAsync(id)).Kind.ShouldBe(problem == LocalChatProblem.None ? LocalItemKind.Removed : LocalItemKind.Member);
    }

    [Fact]
    public async Task EditAndDelete_WhatIsNotThere_SaysSo()
    {
        var id = await chat.PostAsync("eerst", token: "t1");
        var note = (await chat.DoAsync(PlatformRequestKind.PrivateMessage, id, "k1", "Gaat het?")).PostedId!;
        var reply = (await chat.DoAsync(PlatformRequestKind.Reply, id, "k2", "Rustig.")).PostedId!;

        (await chat.Chat.EditAsync("plein", "nope", "x", cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownMessage);
        (await chat.Chat.EditAsync("gaming", id, "x", "t1", Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownMessage);
        (await chat.Chat.EditAsync("kelder", id, "x", "t1", Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownRoom);
        (await chat.Chat.DeleteAsync("plein", note, cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownMessage);
        (await chat.Chat.DeleteAsync("plein", reply, cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.NotYours);
        await chat.Chat.DeleteAsync("plein", id, "t1", Cancellation);
        (await chat.Chat.DeleteAsync("plein", id, "t1", Cancellation)).Problem.ShouldBe(LocalChatProblem.UnknownMessage);
    }

    [Fact]
    public async Task ListAsync_WithoutCursor_GivesTheNewestInOrderOfPosting()
    {
        for (var i = 0; i < 5; i++)
            await chat.PostAsync("bericht " + i);
        await chat.PostAsync("elders", room: "gaming");

        var page = await chat.Chat.ListAsync("plein", limit: 3, cancellation: Cancellation);

        page.Items.Select(i => i.Text).ShouldBe(["bericht 2", "bericht 3", "bericht 4"]);
        page.Next.ShouldBe(6);
        page.More.ShouldBeFalse();
    }

    [Fact]
    public async Task ListAsync_WithCursor_GivesEveryMessageThatChanged()
    {
        var edited = await chat.PostAsync("wordt gewijzigd");
        var deleted = await chat.PostAsync("wordt verwijderd");
        await chat.PostAsync("blijft");
        var hidden = await chat.PostAsync("wordt verborgen");
        var cursor = (await chat.Chat.ListAsync("plein", cancellation: Cancellation)).Next;

        await chat.DoAsync(PlatformRequestKind.Hide, hidden, "k1");
        await chat.Chat.EditAsync("plein", edited, "gewijzigd", cancellation: Cancellation);
        await chat.Chat.DeleteAsync("plein", deleted, cancellation: Cancellation);
        var added = await chat.PostAsync("nieuw");

        var page = await chat.Chat.ListAsync("plein", cursor, cancellation: Cancellation);
        page.Items.Select(i => i.Id).ShouldBe([hidden, edited, deleted, added]);
        page.Items.Select(i => i.Kind).ShouldBe([LocalItemKind.Hidden, LocalItemKind.Member, LocalItemKind.Removed, LocalItemKind.Member]);
        page.Items[1].EditedAt.ShouldNotBeNull();
        page.Items[2].RemovedBy.ShouldBe(LocalRemoval.Author);
        (await chat.Chat.ListAsync("plein", page.Next, cancellation: Cancellation)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task ListAsync_InSmallPages_MissesNothing()
    {
        for (var i = 0; i < 7; i++)
            await chat.PostAsync("bericht " + i);

        var texts = new List<string?>();
        LocalChatPage page;
        var cursor = 0L;
        do
        {
            page = await chat.Chat.ListAsync("plein", cursor, limit: 2, cancellation: Cancellation);
            texts.AddRange(page.Items.Select(i => i.Text));
            cursor = page.Next;
        }
        while (page.More);

        texts.ShouldBe(Enumerable.Range(0, 7).Select(i => "bericht " + i));
    }

    [Fact]
    public async Task ListAsync_CursorFromTheFuture_StartsOver()
    {
        await chat.PostAsync("hoi");

        var page = await chat.Chat.ListAsync("plein", after: 999, cancellation: Cancellation);

        page.Items.Count.ShouldBe(1);
        page.Next.ShouldBe(1);
    }

    [Fact]
    public async Task ListAsync_OwnMessage_IsMineForItsWriterAlone()
    {
        var id = await chat.PostAsync(token: "t1");

        (await chat.SeeAsync(id, viewer: "t1")).Mine.ShouldBeTrue();
        (await chat.SeeAsync(id, viewer: "t2")).Mine.ShouldBeFalse();
        (await chat.SeeAsync(id)).Mine.ShouldBeFalse();
    }

    [Fact]
    public async Task WaitForChangeAsync_OnlyTheRoomItself_Wakes()
    {
        await chat.PostAsync("een");
        var waiting = chat.Chat.WaitForChangeAsync("plein", 1, Cancellation);
        await chat.PostAsync("elders", room: "gaming");
        waiting.IsCompleted.ShouldBeFalse();

        await chat.PostAsync("twee");

        (await waiting).ShouldBe(3);
        await Should.ThrowAsync<ArgumentException>(() => chat.Chat.WaitForChangeAsync("kelder", 0, Cancellation));
    }

    [Fact]
    public async Task PostAsync_FiftyPostersAtOnce_AllStoredOnceAndInOneOrder()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(poster => Task.Run(
            async () =>
            {
                var mine = new List<string>();
                for (var i = 0; i < 20; i++)
                    mine.Add(await chat.PostAsync($"{poster}/{i}", "p" + poster));
                return mine;
            },
            Cancellation)));

        var (events, _) = await chat.ReadAsync(1000);
        events.Count.ShouldBe(1000);
        var byAuthor = events.Cast<MessagePosted>().GroupBy(e => e.Message.AuthorName).ToDictionary(g => g.Key, g => g.Select(e => e.Message.Key.MessageId).ToList());
        for (var poster = 0; poster < 50; poster++)
            byAuthor["p" + poster].ShouldBe(ids[poster]);
    }
}
