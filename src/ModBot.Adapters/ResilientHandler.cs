using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ModBot.Adapters;

/// <summary>
/// Stands between a client and the network: nothing is waited for without end, answers are read whole, what can be asked twice without harm is asked again, and a server that keeps failing is left alone
/// for a while. Which call is of which kind is for the platform to say.
/// </summary>
/// <param name="inner">The way to the network.</param>
/// <param name="time">The clock.</param>
internal abstract class ResilientHandler(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    private const int Retries = 2;

    // Far more than any answer needs.
    private const long MaxAnswer = 16 << 20;

    /// <summary>How a call is guarded, and how long one attempt may take.</summary>
    protected abstract (ResiliencePipeline<HttpResponseMessage> Pipeline, TimeSpan Patience) GuardOf(HttpRequestMessage request);

    /// <summary>Whether a fault is one of the way to the platform, and not of this program.</summary>
    public static bool IsNetwork(Exception fault) => fault is HttpRequestException or IOException or BrokenCircuitException or TimeoutException;

    /// <summary>Whether nothing left this machine: the circuit was open, or there was no way at all to the server.</summary>
    public static bool SurelyNotSent(Exception fault) =>
        fault is BrokenCircuitException or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (pipeline, patience) = GuardOf(request);

        // The body is read into memory so that it can be sent again.
        if (request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);
        return await pipeline.ExecuteAsync(async cancellation => await TryAsync(request, patience, cancellation), cancellationToken);
    }

    /// <summary>Asks again a little later what got no answer.</summary>
    protected static ResiliencePipeline<HttpResponseMessage> Retrying(TimeProvider time, ResiliencePipeline<HttpResponseMessage> inner) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(200),
            ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
        }).AddPipeline(inner).Build();

    /// <summary>Leaves a server that keeps failing alone for a while.</summary>
    protected static ResiliencePipeline<HttpResponseMessage> Circuit(TimeProvider time, CircuitBreakerStateProvider state) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            FailureRatio = 0.6,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(10),
            ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome)),
            StateProvider = state,
        }).Build();

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
            if (limit.IsCancellationRequested) throw new TimeoutException("The platform did not answer in time.", fault);

            // Only the time to connect is limited further down, so nothing was sent.
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The platform could not be reached in time.", fault);
        }
    }

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutException || outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError };
}
