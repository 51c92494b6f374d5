using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ModBot.Adapters.Tests;

/// <summary>A clock that stands still until a test moves it, and that tells when somebody begins to wait.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until somebody waits for at most so long, and lets that time pass.</summary>
    public async Task PassAsync(TimeSpan most, TimeSpan least = default)
    {
        while (await waits.Reader.ReadAsync(TestContext.Current.CancellationToken) is var wait)
        {
            if (wait <= TimeSpan.Zero || wait < least || wait > most) continue;
            Advance(wait);
            return;
        }
    }

    /// <summary>Lets the time of whoever waits pass, again and again, until something was done.</summary>
    public async Task PassUntilAsync(Task done, TimeSpan most, TimeSpan least)
    {
        while (!done.IsCompleted)
        {
            while (!done.IsCompleted && waits.Reader.TryRead(out var wait))
            {
                if (wait >= least && wait <= most) Advance(wait);
            }

            await Task.WhenAny(done, waits.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask());
        }
    }
}
