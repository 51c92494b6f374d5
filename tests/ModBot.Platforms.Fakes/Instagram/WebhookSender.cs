using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>
/// Sends changes to a webhook, signed, many at once when many wait. What is not taken in is sent again after growing pauses of the clock, beside what is new, until it is too old. Thread-safe.
/// </summary>
internal sealed class WebhookSender(InstagramServerOptions options, TimeProvider clock, string account, Action touch) : IAsyncDisposable
{
    private const int Kept = 10_000;

    private readonly Lock gate = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = options.WebhookTimeout };
    private readonly CancellationTokenSource stopping = new();
    private readonly Random random = new(1);
    private readonly Queue<CommentChange> waiting = new();
    private readonly Queue<CommentChange> sent = new();
    private readonly Queue<int> answers = new();
    private readonly Dictionary<Parcel, ITimer> later = [];
    private TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? callback;
    private int busy;
    private bool isPumping;
    private bool holds;

    /// <summary>Whether changes pile up instead of being sent.</summary>
    public bool Holds
    {
        get
        {
            lock (gate) return holds;
        }

        set
        {
            lock (gate)
            {
                holds = value;
                Pump();
            }
        }
    }

    /// <summary>Whether field and value stand in the entry itself, one entry for each change.</summary>
    public bool UsesFlatShape { get; set; }

    /// <summary>Whether the id of the comment is called comment_id.</summary>
    public bool NamesCommentId { get; set; }

    /// <summary>Where changes go; null for nowhere.</summary>
    public Uri? Callback
    {
        get
        {
            lock (gate) return callback;
        }
    }

    /// <summary>What was sent last; null for nothing.</summary>
    public GraphDelivery? Last { get; private set; }

    /// <summary>How many webhooks grew too old.</summary>
    public int Dropped { get; private set; }

    /// <summary>The HTTP status of every answer, 0 for none.</summary>
    public IReadOnlyList<int> Answers
    {
        get
        {
            lock (gate) return [.. answers];
        }
    }

    /// <summary>How many changes wait to be sent, and how many webhooks to be sent again.</summary>
    public int Pending
    {
        get
        {
            lock (gate) return waiting.Count + later.Count;
        }
    }

    /// <summary>Asks a receiver whether it wants to be one; from then on it is sent what happens.</summary>
    public async Task<bool> VerifyAsync(string url, string verifyToken)
    {
        var challenge = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var query = $"hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(verifyToken)}";
        try
        {
            using var answer = await http.GetAsync(new Uri($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}"), stopping.Token);
            if ((int)answer.StatusCode != 200 || await answer.Content.ReadAsStringAsync(stopping.Token) != challenge) return false;
        }
        catch (Exception fault) when (fault is HttpRequestException or UriFormatException or TaskCanceledException)
        {
            return false;
        }

        lock (gate) callback = new Uri(url);
        touch();
        return true;
    }

    /// <summary>Something happened.</summary>
    public void Add(CommentChange change)
    {
        lock (gate)
        {
            if (callback is null) return;
            waiting.Enqueue(change);
            Pump();
        }
    }

    /// <summary>Sends what was held, and holds no longer.</summary>
    public Task ReleaseAsync(bool shuffled, bool doubled)
    {
        lock (gate)
        {
            CommentChange[] all = doubled ? [.. waiting, .. waiting] : [.. waiting];
            if (shuffled) random.Shuffle(all);
            waiting.Clear();
            foreach (var each in all) waiting.Enqueue(each);
            Holds = false;
        }

        return IdleAsync();
    }

    /// <summary>Sends everything once more that was ever sent.</summary>
    public Task RedeliverAsync()
    {
        lock (gate)
        {
            if (callback is null) return Task.CompletedTask;
            foreach (var each in sent.Chunk(options.WebhookBatch)) Start(Pack(each));
        }

        return IdleAsync();
    }

    /// <summary>Ends when nothing is being sent and nothing waits for more than a pause or to be released.</summary>
    public async Task IdleAsync()
    {
        while (true)
        {
            Task done;
            lock (gate)
            {
                if (busy == 0) return;
                done = idle.Task;
            }

            await done;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await IdleAsync();
        lock (gate)
        {
            foreach (var each in later.Values) each.Dispose();
            later.Clear();
        }

        http.Dispose();
        stopping.Dispose();
    }

    private void Pump()
    {
        if (holds || isPumping || waiting.Count == 0 || stopping.IsCancellationRequested) return;
        isPumping = true;
        busy++;
        _ = Task.Run(PumpAsync);
    }

    private async Task PumpAsync()
    {
        while (Next() is { } parcel) await SendAsync(parcel);
        Done();
    }

    /// <summary>What is sent next; null when there is nothing, and then the pump stops.</summary>
    private Parcel? Next()
    {
        lock (gate)
        {
            if (holds || waiting.Count == 0 || stopping.IsCancellationRequested)
            {
                isPumping = false;
                return null;
            }

            var changes = new List<CommentChange>();
            while (changes.Count < options.WebhookBatch && waiting.TryDequeue(out var change)) changes.Add(change);
            foreach (var each in changes) Keep(sent, each);
            return Pack(changes);
        }
    }

    private Parcel Pack(IReadOnlyList<CommentChange> changes) => new(new WebhookBody(account, UsesFlatShape, NamesCommentId).Sign(callback!, changes, options.AppSecret, clock.GetUtcNow()));

    /// <summary>Sends a parcel beside whatever else is sent.</summary>
    private void Start(Parcel parcel)
    {
        busy++;
        _ = Task.Run(async () =>
        {
            await SendAsync(parcel);
            Done();
        });
    }

    private void Done()
    {
        lock (gate)
        {
            if (--busy > 0) return;
            idle.TrySetResult();
            idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        touch();
    }

    private async Task SendAsync(Parcel parcel)
    {
        var status = await PostAsync(parcel.Delivery);
        lock (gate)
        {
            Keep(answers, status);
            if (status is >= 200 and < 300 || stopping.IsCancellationRequested) return;
            var pause = options.WebhookRetries.Count > 0 ? options.WebhookRetries[Math.Min(parcel.Tries++, options.WebhookRetries.Count - 1)] : options.WebhookRetention;
            if (clock.GetUtcNow() + pause - parcel.Delivery.At >= options.WebhookRetention) Dropped++;
            else later[parcel] = clock.CreateTimer(_ => Again(parcel), null, pause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Again(Parcel parcel)
    {
        lock (gate)
        {
            if (!later.Remove(parcel, out var timer)) return;
            timer.Dispose();
            if (!stopping.IsCancellationRequested) Start(parcel);
        }
    }

    private async Task<int> PostAsync(GraphDelivery delivery)
    {
        lock (gate) Last = delivery;
        using var content = new ReadOnlyMemoryContent(delivery.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = content };
        foreach (var (name, value) in delivery.Headers.Where(each => each.Key != "Content-Type")) request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var answer = await http.SendAsync(request, stopping.Token);
            return (int)answer.StatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return 0;
        }
    }

    private static void Keep<T>(Queue<T> row, T item)
    {
        row.Enqueue(item);
        if (row.Count > Kept) row.Dequeue();
    }

    /// <summary>One webhook, and how often it was sent in vain.</summary>
    private sealed class Parcel(GraphDelivery delivery)
    {
        public GraphDelivery Delivery { get; } = delivery;

        public int Tries { get; set; }
    }
}
