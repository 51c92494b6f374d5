using ModBot.Host.Desk;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.View;
using ModBot.Host.Jobs;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.ConsoleDesk.Pages.Desk;

/// <summary>The queue.</summary>
internal sealed class IndexModel(IDesk desk, IDutyDesk duty, ITuning tuning, Words words, TimeProvider time) : ConsolePage
{
    public QueueView Show { get; private set; }

    public DeskStatus Status { get; private set; } = new(0, 0, 0, ClassifierUp: true, []);

    /// <summary>Who is there.</summary>
    public DutyBoard Board { get; private set; } = new([], [], IsOrdered: false, MineUntil: null, Hides: false);

    /// <summary>Who is there, as a sentence.</summary>
    public string There => DutyText.There(Board, words, time);

    public IReadOnlyList<QueueItem> Items { get; private set; } = [];

    /// <summary>What just went well, as a sentence.</summary>
    public string? Done { get; private set; }

    /// <summary>The case that <see cref="Done"/> is about.</summary>
    public string? DoneCase { get; private set; }

    /// <summary>Whether the text of that case can be remembered as harmless here.</summary>
    public RememberOffer Offer { get; private set; }

    /// <summary>Whether an empty list need not mean that there is nothing to do.</summary>
    public bool MayMissSome => Show == QueueView.Open && (!Status.ClassifierUp || Status.Unscored > 0 || Status.PlatformsDown.Count > 0);

    /// <summary>What was missed or lost, as a sentence.</summary>
    public string SentenceOf(ReadingNote note) => ReadingNotesJob.SentenceOf(note, words, time);

    /// <summary>What is wrong with a connection, as a sentence.</summary>
    public string SentenceOf(DeskWarning warning) => WarningText.Of(warning, words, time);

    /// <summary>Many hurtful messages at once, as a sentence.</summary>
    public string SentenceOf(PileOnNote note) => PileOnJob.SentenceOf(note, words, time);

    /// <summary>The open cases in words.</summary>
    public string Count => Status.Open switch
    {
        0 => words["Desk.Count.None"],
        1 => words["Desk.Count.One"],
        _ => words.Format("Desk.Count.Many", Status.Open),
    };

    public async Task OnGetAsync(string? view, string? done, string? what, string? @case)
    {
        Show = Enum.TryParse<QueueView>(view, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : QueueView.Open;
        if (done is not null && words.Has($"Done.{done}")) (Done, DoneCase) = (DoneText(done, what), @case);
        if (DoneCase is not null && what == LadderNames.Name(CardButtonKind.NotHarmful)) Offer = await tuning.OfferAsync(Viewer, DoneCase, Cancellation);
        Status = await desk.GetStatusAsync(Viewer, Cancellation);
        Board = await duty.GetAsync(Viewer, Cancellation);
        Items = await desk.GetQueueAsync(Viewer, Show, Cancellation);
    }

    // Whoever slipped with a thumb sees at once what was chosen.
    private string DoneText(string done, string? what) => what is not null && LadderNames.TryParse<CardButtonKind>(what, out var button)
        ? words.Format("Done.DecidedAs", words.Of(button))
        : words[$"Done.{done}"];

    public string Age(QueueItem item) => AgeText.Of(time.GetUtcNow() - item.SentAt, words);
}
