using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ModBot.Adapters.Discord;

/// <summary>How calls are tried again, timed out and given a rest: one breaker for each <see cref="DiscordEndpoint"/>, so that failing reads never hold up an answer to a press.</summary>
internal sealed class DiscordPipelines
{
    /// <summary>Tries after the first.</summary>
    public const int Retries = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private readonly Dictionary<DiscordEndpoint, ResiliencePipeline<DiscordReply>> guards = [];
    private readonly Dictionary<DiscordEndpoint, CircuitBreakerStateProvider> breakers = [];
    private readonly ResiliencePipeline<DiscordReply> repeatable;
    private readonly ResiliencePipeline<DiscordReply> once;

    public DiscordPipelines(TimeProvider time, Func<double> random)
    {
        foreach (var endpoint in Enum.GetValues<DiscordEndpoint>())
        {
            breakers[endpoint] = new CircuitBreakerStateProvider();
            guards[endpoint] = new ResiliencePipelineBuilder<DiscordReply> { TimeProvider = time }
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions<DiscordReply>
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = 8,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = TimeSpan.FromSeconds(15),
                    StateProvider = breakers[endpoint],
                    ShouldHandle = arguments => ValueTask.FromResult(IsFault(arguments.Outcome)),
                })
                .AddTimeout(new TimeoutStrategyOptions { Timeout = endpoint == DiscordEndpoint.Answering ? TimeSpan.FromSeconds(3) : TimeSpan.FromSeconds(15) })
                .Build();
        }

        repeatable = Retrying(failure => failure is DiscordFailure.RateLimited or DiscordFailure.Unreachable or DiscordFailure.Unknown, time, random);
        once = Retrying(failure => failure is DiscordFailure.RateLimited or DiscordFailure.Unreachable, time, random);
    }

    /// <summary>Whether calls of this kind are held because too many failed.</summary>
    public bool IsOpen(DiscordEndpoint endpoint) => breakers[endpoint].CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Around one attempt.</summary>
    public ResiliencePipeline<DiscordReply> Guard(DiscordEndpoint endpoint) => guards[endpoint];

    /// <summary>Around all attempts of a call.</summary>
    public ResiliencePipeline<DiscordReply> Retry(bool isRepeatable) => isRepeatable ? repeatable : once;

    private static bool IsFault(Outcome<DiscordReply> outcome) =>
        outcome.Exception is HttpRequestException or IOException or TimeoutRejectedException || outcome.Result is { Failure: DiscordFailure.Unknown };

    private static ResiliencePipeline<DiscordReply> Retrying(Func<DiscordFailure, bool> again, TimeProvider time, Func<double> random) =>
        new ResiliencePipelineBuilder<DiscordReply> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<DiscordReply>
            {
                MaxRetryAttempts = Retries,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = random,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } reply && again(reply.Failure)),

                // After a refusal as too many the limits themselves make the next attempt wait its turn.
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(arguments.Outcome.Result is { Failure: DiscordFailure.RateLimited } ? TimeSpan.Zero : null),
            })
            .Build();
}
