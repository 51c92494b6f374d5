using System.Text;
using Microsoft.Data.Sqlite;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Moderation.Privacy;

namespace ModBot.Adapters.Tests.Local;

public sealed class LocalChatStorageTests : IAsyncDisposable
{
    private readonly LocalChatFixture chat = new(new LocalOptions { MaxFileMegabytes = 1 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    [Fact]
    public async Task Everything_AfterReopening_IsThere()
    {
        var id = await chat.PostAsync("hoi", token: "t1");
        await chat.DoAsync(PlatformRequestKind.PrivateMessage, id, "k1", "Gaat het?");
        var (before, checkpoint) = await chat.ReadAsync(1);
        await chat.ReopenAsync();
        await chat.PostAsync("later");

        (await chat.Chat.ListAsync("plein", viewerToken: "t1", cancellation: Cancellation)).Items.Select(i => i.Text).ShouldBe(["hoi", "Gaat het?", "later"]);
        (await chat.ReadAsync(2)).Events[0].ShouldBe(before[0]);
        (await chat.ReadAsync(1, checkpoint)).Events.Single().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("later");
    }

    [Fact]
    public async Task Everything_AfterAKill_IsThere()
    {
        for (var i = 0; i < 50; i++)
            await chat.PostAsync("bericht " + i);

        // What a killed process leaves behind: the files as they are, never closed.
        using var killed = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(chat.Folder))
            File.Copy(file, Path.Combine(killed.Path, Path.GetFileName(file)));
        await using var after = new LocalChat(Path.Combine(killed.Path, "local-chat.db"), chat.Options, new TestSeal(), chat.Time);

        (await after.ListAsync("plein", cancellation: Cancellation)).Items.Count.ShouldBe(50);
    }

    [Fact]
    public async Task File_ShowsNoTextAndNoName()
    {
        var id = await chat.PostAsync("geheime tekst", "Samira");
        await chat.Chat.EditAsync("plein", id, "tweede geheim", cancellation: Cancellation);
        await chat.DoAsync(PlatformRequestKind.Reply, id, "k1", "antwoord van ons");
        await chat.DoAsync(PlatformRequestKind.Report, id, "k2", "reden van de melding");

        var bytes = Directory.GetFiles(chat.Folder).SelectMany(ReadShared).ToArray();

        foreach (var text in new[] { "geheime tekst", "tweede geheim", "Samira", "samira", "antwoord van ons", "reden van de melding", "De moderatie" })
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)).ShouldBe(-1, text);
    }

    [Fact]
    public async Task File_OnUnix_IsForItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await chat.PostAsync();

        foreach (var file in Directory.GetFiles(chat.Folder))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task PostAsync_FileFull_SaysSoAndKeepsWhatWasThere()
    {
        var stored = 0;
        LocalChatResult posted;
        while ((posted = await chat.Chat.PostAsync("plein", "sam", new string('x', 4000), cancellation: Cancellation)).IsDone)
            stored++;

        posted.Problem.ShouldBe(LocalChatProblem.StorageFull);
        stored.ShouldBeInRange(50, 200);
        (await chat.ReadAsync(stored)).Events.Count.ShouldBe(stored);
        var result = await chat.DoAsync(PlatformRequestKind.Reply, "id1", "k1", new string('y', 4000));
        result.Outcome.ShouldBe(PlatformOutcome.TryAgain);
        result.RetryAfter.ShouldNotBeNull();

        // Old messages go, and there is room again: nobody has to restart anything.
        chat.Time.Advance(TimeSpan.FromDays(31));
        (await chat.Chat.PruneAsync(null, Cancellation)).Messages.ShouldBe(stored);
        await chat.PostAsync("weer ruimte");
    }

    [Fact]
    public async Task PostAsync_FolderThatCannotBe_SaysSoAndWorksOnceItCan()
    {
        using var folder = new TemporaryFolder();
        var inTheWay = Path.Combine(folder.Path, "data");
        await File.WriteAllTextAsync(inTheWay, "", Cancellation);
        await using var broken = new LocalChat(Path.Combine(inTheWay, "local-chat.db"), chat.Options, new TestSeal(), chat.Time);

        (await broken.PostAsync("plein", "sam", "hoi", cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.StorageUnavailable);
        (await broken.ListAsync("plein", cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.StorageUnavailable);
        (await new LocalAdapter(broken).FindAsync(LocalChatFixture.Request(PlatformRequestKind.Delete, "x", "k1"), Cancellation))
            .Outcome.ShouldBe(PlatformOutcome.TryAgain);

        broken.Trouble.ShouldNotBeNull().InnerException.ShouldNotBeNull();
        File.Delete(inTheWay);
        (await broken.PostAsync("plein", "sam", "hoi", cancellation: Cancellation)).IsDone.ShouldBeTrue();
        broken.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task PostAsync_DamagedOrForeignFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "local-chat.db");
        await File.WriteAllTextAsync(path, new string('?', 5000), Cancellation);
        await using (var damaged = new LocalChat(path, chat.Options, new TestSeal(), chat.Time))
            (await damaged.PostAsync("plein", "sam", "hoi", cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.StorageUnavailable);
        (await File.ReadAllTextAsync(path, Cancellation)).ShouldBe(new string('?', 5000), "a file of somebody else is left as it is");

        File.Delete(path);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE theirs(x); PRAGMA user_version = 7;";
            command.ExecuteNonQuery();
        }

        await using var foreign = new LocalChat(path, chat.Options, new TestSeal(), chat.Time);
        (await foreign.PostAsync("plein", "sam", "hoi", cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.StorageUnavailable);
    }

    [Fact]
    public async Task AnyUse_AfterDisposing_IsRefused()
    {
        await chat.PostAsync();
        await chat.Chat.DisposeAsync();

        (await chat.Chat.PostAsync("plein", "sam", "hoi", cancellation: Cancellation)).Problem.ShouldBe(LocalChatProblem.StorageUnavailable);
    }

    [Fact]
    public async Task AnyUse_WithOtherKeys_Throws()
    {
        await chat.PostAsync();
        await using var other = new LocalChat(chat.File, chat.Options, new OtherSeal(), chat.Time);

        await Should.ThrowAsync<SealBrokenException>(() => other.ListAsync("plein", cancellation: Cancellation));
        await Should.ThrowAsync<SealBrokenException>(() => other.PostAsync("plein", "sam", "hoi", cancellation: Cancellation));
    }

    [Theory]
    [InlineData(13, LocalChatProblem.StorageFull)]
    [InlineData(8, LocalChatProblem.StorageReadOnly)]
    [InlineData(5, LocalChatProblem.StorageUnavailable)]
    [InlineData(10, LocalChatProblem.StorageUnavailable)]
    [InlineData(11, LocalChatProblem.StorageUnavailable)]
    [InlineData(14, LocalChatProblem.StorageUnavailable)]
    public void Of_SqliteCode_IsAProblemWithASentence(int code, LocalChatProblem problem)
    {
        var told = LocalStorageFaults.Of(new SqliteException("x", code)).ShouldNotBeNull();

        told.Problem.ShouldBe(problem);
        told.Message.ShouldStartWith("The chat's file ");
    }

    [Fact]
    public void Of_OurOwnFault_IsNoStorageProblem()
    {
        LocalStorageFaults.Of(new SqliteException("constraint", 19)).ShouldBeNull();
        LocalStorageFaults.Of(new InvalidOperationException()).ShouldBeNull();
        LocalStorageFaults.Of(new UnauthorizedAccessException())!.Problem.ShouldBe(LocalChatProblem.StorageReadOnly);
        LocalStorageFaults.Of(new IOException("x", 28))!.Problem.ShouldBe(LocalChatProblem.StorageFull);
        LocalStorageFaults.Of(new IOException("x", 30))!.Problem.ShouldBe(LocalChatProblem.StorageReadOnly);
        LocalStorageFaults.Of(new IOException("x"))!.Problem.ShouldBe(LocalChatProblem.StorageUnavailable);
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class OtherSeal : ITextSeal
    {
        public byte[] Seal(string text) => [0];

        public string Open(byte[] sealedText) => throw new SealBrokenException();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("modbot-local-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
