using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ModBot.Adapters.Discord;

/// <summary>
/// Discord's REST API, version 10. A failure is a value; nothing that was sent or came back is part of an exception. After one refusal of the token nothing more is sent with it: Discord bans addresses that go on. Thread-safe.
/// </summary>
internal sealed partial class DiscordRest : IDisposable
{
    private const int MaxReplyBytes = 16 << 20;

    private static readonly string Version = typeof(DiscordRest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    private readonly HttpClient client;
    private readonly string root;
    private readonly string token;
    private readonly DiscordLimits limits;
    private readonly DiscordPipelines pipelines;
    private volatile bool tokenRefused;

    /// <param name="options">The settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Chance between 0 and 1, for the pauses between tries.</param>
    /// <param name="handler">Sends the calls; null for the ordinary one. It belongs to whoever made it.</param>
    public DiscordRest(DiscordOptions options, TimeProvider time, Func<double> random, HttpMessageHandler? handler = null)
    {
        // A redirect would carry the token to another host.
        client = new HttpClient(
            handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), AutomaticDecompression = DecompressionMethods.All },
            disposeHandler: handler is null)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxReplyBytes,
        };
        root = $"{options.ApiBase.TrimEnd('/')}/v10";
        token = options.Token;
        limits = new DiscordLimits(time);
        pipelines = new DiscordPipelines(time, random);
    }

    /// <summary>Whether Discord refused the token.</summary>
    public bool IsTokenRefused => tokenRefused;

    /// <summary>Whether Discord told the whole bot to slow down, and that is not over.</summary>
    public bool IsSlowedDown => limits.IsBlocked;

    /// <summary>Whether calls of this kind are held because too many failed.</summary>
    public bool IsResting(DiscordEndpoint endpoint) => pipelines.IsOpen(endpoint);

    /// <summary>Makes one call, with its turn, its retries and its rest.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; it may have happened.</exception>
    public async Task<DiscordReply> SendAsync(DiscordCall call, CancellationToken cancellation)
    {
        var mayHaveHappened = false;
        var reply = await pipelines.Retry(call.Repeatable).ExecuteAsync(
            async stop =>
            {
                var attempt = await AttemptAsync(call, stop);
                mayHaveHappened |= attempt.Failure == DiscordFailure.Unknown;
                return attempt;
            },
            cancellation);
        var wasNotSent = reply.Failure is DiscordFailure.RateLimited or DiscordFailure.Held or DiscordFailure.Unreachable;
        return mayHaveHappened && wasNotSent ? reply with { Failure = DiscordFailure.Unknown } : reply;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<DiscordReply> AttemptAsync(DiscordCall call, CancellationToken cancellation)
    {
        if (tokenRefused && !call.Route.IsAnswer) return new DiscordReply { Failure = DiscordFailure.TokenRefused };
        var (place, wait) = await limits.EnterAsync(call.Route, call.Patience, cancellation);
        if (place is null) return new DiscordReply { Failure = DiscordFailure.Held, RetryAfter = wait };
        HttpResponseHeaders? headers = null;
        try
        {
            return await pipelines.Guard(call.Route.Endpoint).ExecuteAsync(
                async stop =>
                {
                    using var request = Request(call);
                    using var response = await client.SendAsync(request, stop);
                    headers = response.Headers;
                    return Answer(call.Route, response, await response.Content.ReadAsByteArrayAsync(stop));
                },
                cancellation);
        }
        catch (BrokenCircuitException broken)
        {
            return new DiscordReply { Failure = DiscordFailure.Held, RetryAfter = broken.RetryAfter };
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new DiscordReply { Failure = DiscordFailure.Unreachable };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutRejectedException)
        {
            return new DiscordReply { Failure = DiscordFailure.Unknown };
        }
        finally
        {
            limits.Leave(call.Route, place, headers);
        }
    }

    private HttpRequestMessage Request(DiscordCall call)
    {
        var request = new HttpRequestMessage(call.Route.Method, root + call.Route.Path);
        request.Headers.TryAddWithoutValidation("User-Agent", $"DiscordBot (https://modbot.example, {Version})");
        if (!call.Route.IsAnswer) request.Headers.TryAddWithoutValidation("Authorization", $"Bot {token}");
        if (call.Reason is { } reason) request.Headers.TryAddWithoutValidation("X-Audit-Log-Reason", Uri.EscapeDataString(reason));
        if (call.Json is { } json) request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private DiscordReply Answer(DiscordRoute route, HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        if (status is >= 200 and < 300) return new DiscordReply { Status = status, Body = body };
        if (status >= 500) return new DiscordReply { Failure = DiscordFailure.Unknown, Status = status };

        var error = DiscordJson.Read(body, DiscordJson.Default.DiscordErrorBody);
        if (status == 429) return TooMany(route, response, error);

        // The secret of an interaction that is over is refused with 401 too; that says nothing about the bot's token.
        if (status == 401 && !route.IsAnswer)
        {
            tokenRefused = true;
            return new DiscordReply { Failure = DiscordFailure.TokenRefused, Status = status };
        }

        return new DiscordReply
        {
            Failure = DiscordFailure.Refused,
            Status = status,
            Code = error?.Code ?? 0,
            BlamesReference = error?.Errors is { ValueKind: System.Text.Json.JsonValueKind.Object } errors && errors.TryGetProperty("message_reference", out _),
            RetryAfter = Seconds(error?.RetryAfter),
        };
    }

    private DiscordReply TooMany(DiscordRoute route, HttpResponseMessage response, DiscordErrorBody? error)
    {
        // The body says it in parts of a second, the header in whole ones. For a limit that is shared with others only the header is sure.
        var header = response.Headers.TryGetValues("Retry-After", out var values) && double.TryParse(values.FirstOrDefault(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? Seconds(seconds)
            : null;
        var wait = Seconds(error?.RetryAfter) ?? header ?? TimeSpan.FromSeconds(5);
        var isShared = response.Headers.TryGetValues("X-RateLimit-Scope", out var scope) && scope.Contains("shared", StringComparer.OrdinalIgnoreCase);
        if (isShared && header > wait) wait = header.Value;
        limits.Refused(route, wait, error?.Global == true || response.Headers.Contains("X-RateLimit-Global"));
        return new DiscordReply { Failure = DiscordFailure.RateLimited, Status = 429, Code = error?.Code ?? 0, RetryAfter = wait };
    }

    private static TimeSpan? Seconds(double? seconds) => seconds is { } number && double.IsFinite(number) && number >= 0 ? TimeSpan.FromSeconds(Math.Min(number, 86_400)) : null;
}
