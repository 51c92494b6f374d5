using ModBot.Adapters.Contract;
using ModBot.Host.Health;

namespace ModBot.Host.Pipeline;

/// <summary>A call to a platform that gets only so much time.</summary>
internal static class PatientCall
{
    /// <summary>Calls. A fault in an adapter, or an answer that does not come, leaves open whether the call went out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="failed">Hears the kind of what went wrong; never a text.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stopping">Ends it; then nothing is said about how it went.</param>
    /// <param name="open">What is answered when that is left open.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<PlatformResult> MakeAsync(Func<CancellationToken, Task<PlatformResult>> call, TimeSpan patience, Action<string> failed, TimeProvider time, CancellationToken stopping, PlatformOutcome open = PlatformOutcome.Unknown)
    {
        using var tooLong = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, tooLong.Token);
        try
        {
            return await call(either.Token).WaitAsync(either.Token);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            failed(FaultNames.Of(fault));
            return new PlatformResult(open);
        }
    }
}
