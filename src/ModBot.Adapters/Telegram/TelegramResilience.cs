using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ModBot.Adapters.Telegram;

/// <summary>
/// Stands between the client and the network: what can be asked twice without harm is asked again, and a server that keeps failing is left alone for a while. Reading and acting have a circuit each, so
/// that a stuck poll does not stop a deletion.
/// </summary>
internal sealed class TelegramResilience : DelegatingHandler
{
    private const int Retries = 2;

    // A message is never sent twice: whether it went out is a question for a person, not for a retry.
    private static readonly string[] Once = ["sendMessage"];

    private readonly ResiliencePipeline<HttpResponseMessage> reading;
    private readonly ResiliencePipeline<HttpResponseMessage> acting;
    private readonly ResiliencePipeline<HttpResponseMessage> sending;

    public TelegramResilience(HttpMessageHandler inner, TimeProvider time)
        : base(inner)
    {
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
        var method = request.RequestUri?.Segments[^1] ?? string.Empty;
        var pipeline = method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase) ? reading : Array.Exists(Once, once => once.Equals(method, StringComparison.OrdinalIgnoreCase)) ? sending : acting;

        // The body is read into memory so that it can be sent again.
        if (request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);
        return await pipeline.ExecuteAsync(async cancellation => await base.SendAsync(request, cancellation), cancellationToken);
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
        outcome.Exception is HttpRequestException || outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError };
}
