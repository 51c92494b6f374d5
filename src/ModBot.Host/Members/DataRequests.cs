using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Storage;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Members;

/// <summary>A remark of a member about his or her data, as an admin reads it. The text is private and hostile.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="At">When.</param>
/// <param name="Text">What was written; empty once its keys are gone.</param>
/// <param name="CaseIds">The cases about messages of the same member, newest first.</param>
internal sealed record DataRequest(string Id, DataRequestKind Kind, DateTimeOffset At, string Text, IReadOnlyList<string> CaseIds);

/// <summary>The remarks of members about their data that wait for an admin.</summary>
internal sealed class DataRequests(Store store, ITextSeal seal, TimeProvider time)
{
    private const int MostShown = 100;

    /// <summary>What waits, oldest first; nothing for somebody who is no admin.</summary>
    public async Task<IReadOnlyList<DataRequest>> ListAsync(Viewer viewer, CancellationToken cancellation)
    {
        if (viewer.Role != ModeratorRole.Admin) return [];
        return await store.ReadAsync(async db =>
        {
            var rows = await db.DataRequests.Where(row => row.HandledAt == null).OrderBy(row => row.At).Take(MostShown).ToListAsync(cancellation);
            List<DataRequest> requests = [];
            foreach (var row in rows)
            {
                var cases = await db.Cases.Where(@case => @case.Platform == row.Platform && @case.AuthorKey == row.MemberKey).OrderByDescending(@case => @case.SentAt).Select(@case => @case.Id).ToListAsync(cancellation);
                requests.Add(new DataRequest(row.Id, row.Kind, row.At, seal.OpenOrNull(row.Text) ?? string.Empty, cases));
            }

            return requests;
        }, cancellation);
    }

    /// <summary>Somebody saw to it.</summary>
    public async Task<bool> HandleAsync(Viewer by, string id, CancellationToken cancellation) => by.Role == ModeratorRole.Admin && await store.WriteAsync(async db =>
    {
        if (await db.DataRequests.FindAsync([id], cancellation) is not { HandledAt: null } row) return false;
        row.HandledAt = time.GetUtcNow();
        await Ledger.AppendAsync(db, time.GetUtcNow(), "mydata.handled", string.Empty, by.ModeratorId);
        return true;
    }, cancellation);
}
