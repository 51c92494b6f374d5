using Polly;
using Polly.CircuitBreaker;

namespace ModBot.Adapters.Instagram;

/// <summary>What may be asked of Meta again, and for how long. A reply or a private message is never sent twice: whether it went out is a question for a person, not for a retry.</summary>
internal sealed class InstagramResilience : ResilientHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SendingPatience = TimeSpan.FromSeconds(20);

    private readonly ResiliencePipeline<HttpResponseMessage> reading;
    private readonly ResiliencePipeline<HttpResponseMessage> acting;
    private readonly ResiliencePipeline<HttpResponseMessage> sending;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="inner">The way to the network.</param>
    /// <param name="time">The clock.</param>
    public InstagramResilience(HttpMessageHandler inner, TimeProvider time)
        : base(inner, time)
    {
        reading = Retrying(time, Circuit(time, new CircuitBreakerStateProvider()));
        sending = Circuit(time, ActingCircuit);
        acting = Retrying(time, sending);
    }

    /// <summary>Whether the circuit of acting is open.</summary>
    public CircuitBreakerStateProvider ActingCircuit { get; } = new();

    /// <inheritdoc/>
    protected override (ResiliencePipeline<HttpResponseMessage> Pipeline, TimeSpan Patience) GuardOf(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Get) return (reading, Patience);
        return request.RequestUri?.Segments[^1] is "replies" or "messages" ? (sending, SendingPatience) : (acting, Patience);
    }
}
