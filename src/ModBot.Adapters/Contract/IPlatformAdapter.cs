namespace ModBot.Adapters.Contract;

/// <summary>
/// A connection to one chat platform. It reads in order from a checkpoint and carries out requests; it knows nothing of cases,
/// steps or the guideline. Safe to read and to act at the same time.
/// </summary>
public interface IPlatformAdapter
{
    /// <summary>Name of the connection, such as <c>local</c>; part of every <see cref="Moderation.Cases.MessageKey"/>.</summary>
    string Platform { get; }

    /// <summary>What the platform lets us do.</summary>
    PlatformCapabilities Capabilities { get; }

    /// <summary>
    /// Reads what happened after <paramref name="checkpoint"/>, first what was missed, then live, until cancelled. Our own posts
    /// are left out.
    /// </summary>
    /// <param name="checkpoint">The checkpoint of the last batch that was stored; null to start with the oldest that the platform still offers.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, CancellationToken cancellation);

    /// <summary>Carries out one request. The same key twice does the thing once wherever the platform makes that possible.</summary>
    Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation);

    /// <summary>
    /// Looks whether a request went out, after a crash left that open. <see cref="PlatformOutcome.Done"/>: it did.
    /// <see cref="PlatformOutcome.NothingToDo"/>: it surely did not. <see cref="PlatformOutcome.Unknown"/>: the platform cannot tell.
    /// </summary>
    Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation);

    /// <summary>What is wrong with the connection now, as far as can be seen without sending anything.</summary>
    Task<IReadOnlyList<PlatformTrouble>> CheckAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlatformTrouble>>([]);
}
