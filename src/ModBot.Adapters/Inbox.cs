using System.Threading.Channels;

namespace ModBot.Adapters;

/// <summary>Something that a platform brought by itself, until it is stored.</summary>
/// <param name="what">What it brought.</param>
internal sealed class Brought<T>(T what)
{
    private readonly TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it brought.</summary>
    public T What { get; } = what;

    /// <summary>Ends when it was stored; cancelled when it was not.</summary>
    public Task Done => stored.Task;

    /// <summary>It was stored.</summary>
    public void Stored() => stored.TrySetResult();

    /// <summary>It was not stored, or nobody waits for that any more. Does nothing once it was.</summary>
    public void Drop() => stored.TrySetCanceled(CancellationToken.None);
}

/// <summary>What a platform brings to a webhook waits here to be read. Whoever brings it hears when it was stored, so that the platform brings it again otherwise. Thread-safe.</summary>
/// <param name="most">At most so many are handed out together.</param>
internal sealed class Inbox<T>(int most)
{
    private const int Capacity = 256;

    private readonly Channel<Brought<T>> waiting = Channel.CreateBounded<Brought<T>>(Capacity);

    /// <summary>Takes in one. Done when it was stored.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more, or the reading ended before it was stored.</exception>
    public async Task DeliverAsync(T what, CancellationToken cancellation)
    {
        var one = new Brought<T>(what);
        try
        {
            await waiting.Writer.WriteAsync(one, cancellation);
            await one.Done.WaitAsync(cancellation);
        }
        finally
        {
            // The platform brings again what nobody waits for any more.
            one.Drop();
        }
    }

    /// <summary>Waits for the next ones.</summary>
    /// <returns>Empty when none came in time.</returns>
    public async Task<IReadOnlyList<Brought<T>>> TogetherAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        List<Brought<T>> together = [];
        using var quiet = new CancellationTokenSource(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancellation);
        try
        {
            await waiting.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Without patience this comes before a look at what is there.
        }

        while (together.Count < most && waiting.Reader.TryRead(out var one))
        {
            if (!one.Done.IsCompleted) together.Add(one);
        }

        return together;
    }
}
