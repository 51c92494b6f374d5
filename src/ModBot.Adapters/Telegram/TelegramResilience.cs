using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ModBot.Adapters.Telegram;

/// <summary>
/// Stands between the client and the network: what can be asked twice without harm is asked again, nothing is waited for without end, and a server that keeps failing is left alone for a while. Reading and
/// acting have a circuit each, so that a stuck poll does not stop a deletion.
/// </summary>
internal sealed class TelegramResilience : DelegatingHandler
{
    private const int Retries = 2;

    // Far more than a hundred updates need.
    private const long MaxAnswer = 16 << 20;

    private static readonly TimeSpan ActingPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan SendingPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(15);

    private readonly TimeProvider time;
    private readonly TimeSpan readingPatience;
    private readonly ResiliencePipeline<HttpResponseMessage> reading;
    private readonly ResiliencePipeline<HttpResponseMessage> acting;
    private readonly ResiliencePipeline<HttpResponseMessage> sending;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="inner">The way to the network.</param>
    /// <param name="time">The clock.</param>
    /// <param name="poll">How long the server may take for one question for news.</param>
    public TelegramResilience(HttpMessageHandler inner, TimeProvider time, TimeSpan poll)
        : base(inner)
    {
        this.time = time;
        readingPatience = poll + OnTheWay;
        reading = Circuit(time, ReadingCircuit);
        sending = Circuit(time, ActingCircuit);
        acting = Retrying(time, sending);
    }

    /// <summary>Whether the circuit of reading is open.</summary>
    public CircuitBreakerStateProvider ReadingCircuit { get; } = new();

    /// <summary>Whether the circuit of acting is open.</summary>
    public CircuitBreakerStateProvider ActingCircuit { get; } = new();

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A message is never sent twice: whether it went out is a question for a person, not for a retry.
        var (pipeline, patience) = (request.RequestUri?.Segments[^1]).AsSpan() switch
        {
            var method when method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase) => (reading, readingPatience),
            var method when method.Equals("sendMessage", StringComparison.OrdinalIgnoreCase) => (sending, SendingPatience),
            _ => (acting, ActingPatience),
        };

        // The body is read into memory so that it can be sent again.
        if (request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);
        return await pipeline.ExecuteAsync(async cancellation => await TryAsync(request, patience, cancellation), cancellationToken);
    }

    // The answer is read to its end here: one that stops half-way is no answer either.
    private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(MaxAnswer, either.Token);
            return response;
        }
        catch (Exception fault)
        {
            response?.Dispose();
            if (fault is not OperationCanceledException || cancellation.IsCancellationRequested) throw;
            if (limit.IsCancellationRequested) throw new TimeoutException("Telegram did not answer in time.", fault);

            // Only the time to connect is limited further down, so nothing was sent.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Telegram could not be reached in time.", fault);
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> Retrying(TimeProvider time, ResiliencePipeline<HttpResponseMessage> inner) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(200),
            ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
        }).AddPipeline(inner).Build();

    private static ResiliencePipeline<HttpResponseMessage> Circuit(TimeProvider time, CircuitBreakerStateProvider state) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = 0.6,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(10),
            ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
            StateProvider = state,
        }).Build();

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutException || outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError };
}
