using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Members;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Desk.Chat;

/// <summary>Reports of members. Who reported is kept sealed, to answer, and shown to nobody: nobody has to fear being named (A57).</summary>
internal sealed class Reports(Intake intake, ReportBook book, ClassifierHost classifiers, DeskSignal signal, IOptions<PipelineSettings> settings, TimeProvider time)
{
    /// <summary>Most reports of one person within <see cref="Window"/>.</summary>
    public const int MostPerWindow = 10;

    /// <summary>The time over which reports are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Allowance allowance = new(MostPerWindow, Window, time);
    private readonly Allowance slowed = new(settings.Value.SlowedReportsPerHour, Window, time);

    /// <summary>Brings a message to the desk.</summary>
    /// <returns>Whether it was taken in; false when this person reported too much of late.</returns>
    public async Task<bool> TakeInAsync(PlatformUser by, Message target, CancellationToken cancellation)
    {
        if (!(await book.IsSlowedAsync(by, cancellation) ? slowed : allowance).Take(by)) return false;
        var classifier = await classifiers.GetAsync(cancellation);
        var assessment = target.Content == MessageContent.Unreadable ? null : classifier.Assess(target.Text);
        await intake.ReportAsync(target, assessment, (db, row) => book.NoteAsync(db, row, by, cancellation), cancellation);
        signal.Changes.Tick();
        return true;
    }
}
