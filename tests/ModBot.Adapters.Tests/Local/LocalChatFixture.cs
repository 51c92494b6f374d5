using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Privacy;

namespace ModBot.Adapters.Tests.Local;

/// <summary>A chat in a folder of its own, with a clock by hand and ids that count.</summary>
public sealed class LocalChatFixture : IAsyncDisposable
{
    private int lastId;

    public LocalChatFixture(LocalOptions? options = null)
    {
        Options = options ?? new LocalOptions();
        Folder = Directory.CreateTempSubdirectory("modbot-local-").FullName;
        Chat = Open();
        Adapter = new LocalAdapter(Chat);
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "local-chat.db");

    public LocalOptions Options { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public LocalChat Chat { get; private set; }

    public LocalAdapter Adapter { get; private set; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Posts and says the id; the post must succeed.</summary>
    public async Task<string> PostAsync(string text = "hoi", string author = "sam", string room = "plein", string? token = null)
    {
        var posted = await Chat.PostAsync(room, author, text, token, Cancellation);
        posted.Problem.ShouldBe(LocalChatProblem.None);
        return posted.MessageId!;
    }

    public async Task<LocalChatItem> SeeAsync(string id, string room = "plein", string? viewer = null)
    {
        var page = await Chat.GetAsync(room, id, viewer, Cancellation);
        page.Problem.ShouldBe(LocalChatProblem.None);
        return page.Items.Single();
    }

    public Task<PlatformResult> DoAsync(PlatformRequestKind kind, string id, string key, string? text = null, string? withdraw = null) =>
        Adapter.CarryOutAsync(Request(kind, id, key, text, withdraw), Cancellation);

    public static PlatformRequest Request(PlatformRequestKind kind, string id, string key, string? text = null, string? withdraw = null) =>
        new() { Key = key, Kind = kind, Message = new MessageKey("local", "plein", id), Text = text, WithdrawKey = withdraw };

    /// <summary>Reads batches until there are this many events.</summary>
    public async Task<(List<PlatformEvent> Events, string Checkpoint)> ReadAsync(int count, string? checkpoint = null)
    {
        var events = new List<PlatformEvent>();
        await foreach (var batch in Adapter.ReadAsync(checkpoint, Cancellation))
        {
            events.AddRange(batch.Events);
            if (events.Count >= count)
                return (events, batch.Checkpoint);
        }

        throw new InvalidOperationException("The reading ended.");
    }

    /// <summary>Closes the chat and opens its file again, as after a restart.</summary>
    public async Task ReopenAsync()
    {
        await Chat.DisposeAsync();
        Chat = Open();
        Adapter = new LocalAdapter(Chat);
    }

    public async ValueTask DisposeAsync()
    {
        await Chat.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private LocalChat Open() =>
        new(File, Options, new TestSeal(), Time, () => "id" + Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture));
}

/// <summary>Turns every byte around: enough to see that nothing is stored in the clear.</summary>
public sealed class TestSeal : ITextSeal
{
    public byte[] Seal(string text) => [0xA5, .. Encoding.UTF8.GetBytes(text).Select(b => (byte)~b)];

    public string Open(byte[] sealedText) => sealedText[0] == 0xA5
        ? Encoding.UTF8.GetString([.. sealedText.Skip(1).Select(b => (byte)~b)])
        : throw new SealBrokenException();
}
