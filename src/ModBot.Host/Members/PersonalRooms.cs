using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.View;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Members;

/// <summary>
/// The cases about a member's own messages. Left out are who reported, who decided and what the team wrote down: those are about others. A message that may be shown to nobody is not shown to its
/// author either.
/// </summary>
internal sealed class PersonalCases(ITextSeal seal) : IPersonalRoom
{
    public async Task<IReadOnlyList<PersonalEntry>> ReadAsync(ModBotDb db, DataSubject who, Words words, CancellationToken cancellation)
    {
        var rows = await db.Cases.Where(row => row.Platform == who.Platform && row.AuthorKey == who.Key).OrderByDescending(row => row.SentAt).ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
        var done = await db.Outbox.Where(sent => ids.Contains(sent.CaseId) && sent.Action != null && sent.State == OutboxState.Done).OrderBy(sent => sent.Sequence).ToListAsync(cancellation);
        var taken = await db.Outbox.Where(sent => ids.Contains(sent.CaseId) && sent.Action == null && sent.State == OutboxState.Done).Select(sent => sent.WithdrawKey).ToListAsync(cancellation);
        return [.. rows.Select(row => Entry(row, done.Where(sent => sent.CaseId == row.Id && !taken.Contains(sent.Key)), words))];
    }

    public async Task<Erasure> EraseAsync(ModBotDb db, DataSubject who, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await db.Cases.Where(row => row.Platform == who.Platform && row.AuthorKey == who.Key).ToListAsync(cancellation);
        var closed = rows.Where(row => row.State == CaseState.Closed).ToList();
        foreach (var row in closed)
        {
            await CaseErasure.EraseAsync(db, row, now, cancellation);

            // What is left are labels and numbers; nobody can be found by this key any more.
            row.AuthorKey = $"erased-{CaseIds.New()}";
        }

        return new Erasure(closed.Count, rows.Count - closed.Count);
    }

    private PersonalEntry Entry(CaseRow row, IEnumerable<OutboxRow> done, Words words)
    {
        List<(string, string)> fields = [("text", TextOf(row, words)), ("step", row.Step is { } step ? words.Format("Step.Label", (int)step, words.Of(step)) : words["Case.NoAssessment"])];
        // What was said to the target is the target's.
        var actions = done.Where(sent => sent.Kind != PlatformRequestKind.MessageTarget).Select(sent => HistoryText.ActionOf(OutboxBook.NameOf(sent), words)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        fields.Add(("decided", row.State.IsDecided() ? actions.Count > 0 ? string.Join(", ", actions) : words.Of(ModerationAction.Ignore) : words["MyData.Undecided"]));
        return new PersonalEntry("message", row.SentAt, fields);
    }

    private string TextOf(CaseRow row, Words words)
    {
        if (row.NeverShow) return words["MyData.NotShown"];
        List<string> texts = [.. row.Others(seal).Append(row.Counting(seal)).OfType<TextVersion>().OrderBy(version => version.Revision).Select(version => Redaction.WithoutOthers(version.Text))];
        return texts.Count == 0 ? words["MyData.TextGone"] : string.Join(" → ", texts);
    }
}

/// <summary>The reports that a member made: when, and how it ended; never about whom.</summary>
internal sealed class PersonalReports : IPersonalRoom
{
    public async Task<IReadOnlyList<PersonalEntry>> ReadAsync(ModBotDb db, DataSubject who, Words words, CancellationToken cancellation) =>
    [
        .. (await db.Reports.Where(report => report.Platform == who.Platform && report.ReporterKey == who.Key).OrderByDescending(report => report.At).ToListAsync(cancellation))
            .Select(report => new PersonalEntry("report", report.At, [("news", report.Told is { } told ? words.Of(told) : words["MyData.Undecided"])])),
    ];

    public async Task<Erasure> EraseAsync(ModBotDb db, DataSubject who, DateTimeOffset now, CancellationToken cancellation) =>
        new(await ReportBook.ForgetAsync(db, db.Reports.Where(report => report.Platform == who.Platform && report.ReporterKey == who.Key), cancellation), 0);
}

/// <summary>What a member asked about his or her data.</summary>
internal sealed class PersonalRequests(ITextSeal seal) : IPersonalRoom
{
    public async Task<IReadOnlyList<PersonalEntry>> ReadAsync(ModBotDb db, DataSubject who, Words words, CancellationToken cancellation) =>
    [
        .. (await db.DataRequests.Where(request => request.Platform == who.Platform && request.MemberKey == who.Key).OrderByDescending(request => request.At).ToListAsync(cancellation))
            .Select(request => new PersonalEntry("request", request.At,
                [("what", words.Of(request.Kind)), ("text", Redaction.WithoutOthers(seal.OpenOrNull(request.Text) ?? string.Empty)), ("state", words[request.HandledAt is null ? "MyData.Undecided" : "MyData.Handled"])])),
    ];

    public async Task<Erasure> EraseAsync(ModBotDb db, DataSubject who, DateTimeOffset now, CancellationToken cancellation) =>
        new(await db.DataRequests.Where(request => request.Platform == who.Platform && request.MemberKey == who.Key).ExecuteDeleteAsync(cancellation), 0);
}

/// <summary>Where a case stands for whoever it is about.</summary>
internal static class CaseStateForMembers
{
    /// <summary>Whether a person decided, and nothing is under way.</summary>
    public static bool IsDecided(this CaseState state) => state is CaseState.AwaitingAuthor or CaseState.Monitoring or CaseState.FollowUp or CaseState.Closed;
}
