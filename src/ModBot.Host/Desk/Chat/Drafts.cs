using Microsoft.EntityFrameworkCore;
using ModBot.Host.Storage;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Desk.Chat;

/// <summary>What somebody filled in for a case.</summary>
/// <param name="By">Who. It means nothing to anybody else, also not to whoever takes the case over.</param>
/// <param name="Work">What.</param>
internal sealed record Draft(string By, ChatWork Work)
{
    /// <summary>What it says to a person; null when it is somebody else's.</summary>
    public ChatWork? For(string? moderatorId) => By == moderatorId ? Work : null;
}

/// <summary>What the owners of cases filled in so far: one draft a case, so that it can be gone on with in another room, on another phone and after a restart.</summary>
internal sealed class Drafts(Store store, ITextSeal seal)
{
    /// <summary>The draft of a case; null when there is none, or none that can be read any more.</summary>
    public Task<Draft?> FindAsync(string caseId, CancellationToken cancellation) => store.ReadAsync(
        async db => await db.Drafts.FirstOrDefaultAsync(row => row.CaseId == caseId, cancellation) is { } row && seal.OpenOrNull(row.Work) is { } stored ? new Draft(row.ModeratorId, ChatWork.Read(stored)) : null,
        cancellation);

    /// <summary>Keeps a draft in place of the one before; inside a write of <see cref="Store"/>.</summary>
    public async Task KeepAsync(ModBotDb db, string caseId, Draft draft)
    {
        var work = seal.Seal(draft.Work.Write());
        if (await db.Drafts.FindAsync([caseId]) is { } row) (row.ModeratorId, row.Work) = (draft.By, work);
        else db.Drafts.Add(new DraftRow { CaseId = caseId, ModeratorId = draft.By, Work = work });
    }

    /// <summary>Forgets the draft of a case; inside a write of <see cref="Store"/>.</summary>
    public static Task ForgetAsync(ModBotDb db, string caseId, CancellationToken cancellation) => db.Drafts.Where(row => row.CaseId == caseId).ExecuteDeleteAsync(cancellation);
}
