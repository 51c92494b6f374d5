using ModBot.Adapters.Contract;
using ModBot.Host.Pipeline;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Desk.Chat;

/// <summary>Reports of members. Who reported is not kept: nobody has to fear being named.</summary>
internal sealed class Reports(Intake intake, ClassifierHost classifiers, DeskSignal signal, TimeProvider time)
{
    /// <summary>Most reports of one person within <see cref="Window"/>.</summary>
    public const int MostPerWindow = 10;

    /// <summary>The time over which reports are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string, string), (int Count, DateTimeOffset Since)> recent = [];

    /// <summary>Brings a message to the desk.</summary>
    /// <returns>Whether it was taken in; false when this person reported too much of late.</returns>
    public async Task<bool> TakeInAsync(PlatformUser by, Message target, CancellationToken cancellation)
    {
        if (!MayReport(by)) return false;
        var classifier = await classifiers.GetAsync(cancellation);
        await intake.ReportAsync(target, target.Content == MessageContent.Unreadable ? null : classifier.Assess(target.Text), cancellation);
        signal.Changes.Tick();
        return true;
    }

    private bool MayReport(PlatformUser by)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var key = (by.Platform, by.UserId);
            var (count, since) = recent.TryGetValue(key, out var known) && now - known.Since < Window ? known : (0, now);
            if (recent.Count > 10_000) recent.Clear();
            recent[key] = (count + 1, since);
            return count < MostPerWindow;
        }
    }
}
