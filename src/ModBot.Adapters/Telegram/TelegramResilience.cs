using Polly;
using Polly.CircuitBreaker;

namespace ModBot.Adapters.Telegram;

/// <summary>What may be asked of Telegram again, and for how long. Reading and acting have a circuit each, so that a stuck poll does not stop a deletion.</summary>
internal sealed class TelegramResilience : ResilientHandler
{
    private static readonly TimeSpan ActingPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan SendingPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(15);

    private readonly TimeSpan readingPatience;
    private readonly ResiliencePipeline<HttpResponseMessage> reading;
    private readonly ResiliencePipeline<HttpResponseMessage> acting;
    private readonly ResiliencePipeline<HttpResponseMessage> sending;

    /// <summary>Sends nothing yet.</summary>
    /// <param name="inner">The way to the network.</param>
    /// <param name="time">The clock.</param>
    /// <param name="poll">How long the server may take for one question for news.</param>
    public TelegramResilience(HttpMessageHandler inner, TimeProvider time, TimeSpan poll)
        : base(inner, time)
    {
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
    protected override (ResiliencePipeline<HttpResponseMessage> Pipeline, TimeSpan Patience) GuardOf(HttpRequestMessage request) => (request.RequestUri?.Segments[^1]).AsSpan() switch
    {
        // A message is never sent twice: whether it went out is a question for a person, not for a retry.
        var method when method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase) => (reading, readingPatience),
        var method when method.Equals("sendMessage", StringComparison.OrdinalIgnoreCase) => (sending, SendingPatience),
        _ => (acting, ActingPatience),
    };
}
