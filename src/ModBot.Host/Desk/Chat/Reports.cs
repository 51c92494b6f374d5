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

    private readonly Allowance allowance = new(MostPerWindow, Window, time);

    /// <summary>Brings a message to the desk.</summary>
    /// <returns>Whether it was taken in; false when this person reported too much of late.</returns>
    public async Task<bool> TakeInAsync(PlatformUser by, Message target, CancellationToken cancellation)
    {
        if (!allowance.Take(by)) return false;
        var classifier = await classifiers.GetAsync(cancellation);
        await intake.ReportAsync(target, target.Content == MessageContent.Unreadable ? null : classifier.Assess(target.Text), cancellation);
        signal.Changes.Tick();
        return true;
    }
}
