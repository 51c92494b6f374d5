using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Where updates are sent.</summary>
/// <param name="Url">The address.</param>
/// <param name="Secret">Sent along in a header; null for none.</param>
/// <param name="MaxConnections">At most this many at once.</param>
internal sealed record WebhookSetting(Uri Url, string? Secret, int MaxConnections);

/// <summary>
/// Sends updates to a webhook: those with the same order key one after another, others side by side. One that is not taken in is sent again, each time after twice as long, until it expires.
/// </summary>
internal sealed class Webhook(World world, Func<JsonObject, Task> answer) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly ConcurrentDictionary<string, Task> rows = new(StringComparer.Ordinal);
    private CancellationTokenSource? stopping;
    private Task running = Task.CompletedTask;

    /// <summary>Where updates are sent; null when they are fetched.</summary>
    public WebhookSetting? Setting { get; private set; }

    /// <summary>What went wrong last; null for nothing.</summary>
    public (DateTimeOffset At, string Message)? LastError { get; private set; }

    /// <summary>Starts to send, or stops with null.</summary>
    public async Task SetAsync(WebhookSetting? setting)
    {
        if (stopping is not null)
        {
            await stopping.CancelAsync();
            await running;
            stopping.Dispose();
            stopping = null;
        }

        (Setting, LastError) = (setting, null);
        if (setting is null) return;
        stopping = new CancellationTokenSource();
        running = RunAsync(setting, stopping.Token);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await SetAsync(null);
        http.Dispose();
    }

    private async Task RunAsync(WebhookSetting setting, CancellationToken cancellation)
    {
        using var slots = new SemaphoreSlim(setting.MaxConnections);
        try
        {
            while (true)
            {
                var change = world.NextChange();
                foreach (var order in world.Updates.Waiting.Select(each => each.Order).Distinct(StringComparer.Ordinal))
                {
                    if (rows.TryGetValue(order, out var row) && !row.IsCompleted) continue;
                    rows[order] = row = RowAsync(order, setting, slots, cancellation);
                    // What came between the last look and the end of a row is picked up then.
                    _ = row.ContinueWith(_ => world.Touch(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                }

                await change.WaitAsync(cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(rows.Values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            rows.Clear();
        }
    }

    private async Task RowAsync(string order, WebhookSetting setting, SemaphoreSlim slots, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (world.Updates.Waiting.FirstOrDefault(each => each.Order == order) is { } update)
        {
            await slots.WaitAsync(cancellation);
            TimeSpan? retryAfter;
            try
            {
                retryAfter = await SendAsync(setting, update, cancellation);
            }
            finally
            {
                slots.Release();
            }

            if (retryAfter is null)
            {
                world.Updates.Remove(update.Id);
                pause = TimeSpan.FromSeconds(1);
                continue;
            }

            world.Touch();
            await Task.Delay(retryAfter.Value > TimeSpan.Zero ? retryAfter.Value : pause, world.Clock, cancellation);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    /// <summary>Null when it was taken in; otherwise how long to wait, zero when the receiver does not say.</summary>
    private async Task<TimeSpan?> SendAsync(WebhookSetting setting, PendingUpdate update, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, setting.Url) { Content = new StringContent(update.Body.ToJsonString(), Encoding.UTF8, "application/json") };
        if (setting.Secret is { } secret) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
            {
                await AnswerAsync(await response.Content.ReadAsStringAsync(cancellation));
                return null;
            }

            var code = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            LastError = (world.Now, $"Wrong response from the webhook: {code} {response.ReasonPhrase}");
            var asked = response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
            return asked > TimeSpan.FromHours(1) ? TimeSpan.FromHours(1) : asked;
        }
        catch (HttpRequestException)
        {
            LastError = (world.Now, "Connection refused");
            return TimeSpan.Zero;
        }
    }

    /// <summary>The receiver may answer with one call; what comes of that is lost.</summary>
    private async Task AnswerAsync(string body)
    {
        try
        {
            if (body.Length > 0 && JsonNode.Parse(body) is JsonObject call && call.ContainsKey("method")) await answer(call);
        }
        catch (JsonException)
        {
            // Any other answer is as good as none.
        }
    }
}
