using System.Globalization;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Telegram;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Telegram;
using Fake = ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Adapters.Tests.Telegram;

/// <summary>A stand-in for Telegram with a group where people talk and one where the team is asked, and an adapter that is connected to it. Both go by one clock.</summary>
internal sealed class TelegramFixture : IAsyncDisposable
{
    public static readonly string[] Rights = ["can_delete_messages", "can_restrict_members"];

    private readonly List<IDisposable> more = [];

    private TelegramFixture(TelegramServer server, WatchedTime clock)
    {
        (Server, Clock) = (server, clock);
        Mina = server.CreateUser("Mina");
        Anna = server.CreateUser("Anna");
        Plein = server.CreateSupergroup("Plein").Join(Mina, MemberStatus.Creator).Join(Anna).AddBot(Rights);
        Desk = server.CreateSupergroup("Moderatoren", isForum: true).Join(Mina, MemberStatus.Creator).AddBot(Rights);
        server.DropUpdates();
        Listener.Rooms.Add(Desk.Id.ToString(CultureInfo.InvariantCulture));
        Adapter = Make();
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public TelegramServer Server { get; }

    public WatchedTime Clock { get; }

    /// <summary>Made both groups.</summary>
    public TelegramUser Mina { get; }

    /// <summary>A member.</summary>
    public TelegramUser Anna { get; }

    public TelegramChat Plein { get; }

    public TelegramChat Desk { get; }

    public StubDesk Listener { get; } = new();

    public TelegramAdapter Adapter { get; }

    public static async Task<TelegramFixture> StartAsync(Fake.TelegramOptions? options = null)
    {
        var clock = new WatchedTime();
        return new TelegramFixture(await TelegramServer.StartAsync((options ?? new Fake.TelegramOptions()) with { SlowsBusyPolling = false }, clock), clock);
    }

    /// <summary>One more adapter for the same bot.</summary>
    public TelegramAdapter Make(TimeProvider? time = null, string? webhook = null, HttpMessageHandler? network = null)
    {
        var options = new Adapters.Telegram.TelegramOptions { Token = Server.Token, WebhookUrl = webhook };
        if (network is null) options.BaseUrl = Server.BaseUrl;
        var adapter = new TelegramAdapter(options, time ?? Clock, network);
        more.Add(adapter);
        adapter.Attach(Listener);
        return adapter;
    }

    public BatchReader Read(string? checkpoint = null) => new(Adapter, checkpoint);

    public static PlatformRequest Request(PlatformRequestKind kind, TelegramMessage message, string? text = null) => new()
    {
        Key = "request-1",
        Kind = kind,
        Message = new MessageKey("telegram", Id(message.ChatId), Id(message.Id)),
        AuthorId = message.From is { } from ? Id(from.Id) : null,
        Text = text,
    };

    public Task<PlatformResult> ActAsync(PlatformRequest request) => Adapter.CarryOutAsync(request, Token);

    public DeskPost Post(string text, string? postedId = null, TelegramChat? room = null) => new()
    {
        Key = "card-1",
        Room = Id((room ?? Desk).Id),
        PostedId = postedId,
        View = new DeskView(DeskText.Plain(text), [[new DeskButton("Pak op", "c:1", DeskButtonStyle.Primary), new DeskButton("Verwijder", "d:1", DeskButtonStyle.Danger)]]),
    };

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var adapter in more) adapter.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>A team that answers as a test says, and remembers what it heard.</summary>
internal sealed class StubDesk : IDeskListener
{
    private readonly Lock gate = new();
    private readonly List<object> heard = [];

    public HashSet<string> Rooms { get; } = new(StringComparer.Ordinal);

    public Func<DeskPress, DeskAnswer> OnPress { get; set; } = _ => DeskAnswer.Nothing;

    public DeskText? Answer { get; set; }

    /// <summary>The first thing that was told of an answered card.</summary>
    public TaskCompletionSource<string> Told { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<T> Heard<T>()
    {
        lock (gate) return [.. heard.OfType<T>()];
    }

    public bool IsDesk(string platform, string room) => Rooms.Contains(room);

    public Task<DeskAnswer> PressedAsync(DeskPress press, CancellationToken cancellation) => Task.FromResult(Note(press, OnPress(press)));

    public Task<DeskAnswer> EnteredAsync(DeskEntry entry, CancellationToken cancellation) => Task.FromResult(Note(entry, DeskAnswer.Nothing));

    public Task<CommandAnswer> CommandAsync(PlatformCommand command, CancellationToken cancellation) => Task.FromResult(Note(command, new CommandAnswer(Answer)));

    public Task AnsweredAsync(string platform, string room, string postedId, DeskView? view, CancellationToken cancellation)
    {
        Told.TrySetResult($"{platform} {room} {postedId} {view?.Text.Text ?? "-"}");
        return Task.CompletedTask;
    }

    private T Note<T>(object what, T answer)
    {
        lock (gate) heard.Add(what);
        return answer;
    }
}
