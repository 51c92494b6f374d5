using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk.Chat;

namespace ModBot.Host.Storage;

/// <summary>Erases everything of a case that is about a person: texts, names, reasons and the cards that stand in rooms (DOMAIN §7).</summary>
internal static class CaseErasure
{
    /// <summary>Erases one; inside a write of <see cref="Store"/>.</summary>
    public static async Task EraseAsync(ModBotDb db, CaseRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        row.Text = null;
        row.OtherVersions = null;
        row.Reasons = null;
        row.AuthorName = null;
        row.AuthorId = null;
        (row.TargetKey, row.TargetId, row.TargetName) = (null, null, null);
        row.TwinKey = null;
        if (row.PileOnId is { } pileOn) await db.PileOns.Where(raid => raid.Id == pileOn).ExecuteUpdateAsync(raid => raid.SetProperty(x => x.TargetKey, (string?)null), cancellation);
        await db.Twins.Where(twin => twin.CaseId == row.Id).ExecuteDeleteAsync(cancellation);
        await db.Appeals.Where(appeal => appeal.CaseId == row.Id).ExecuteUpdateAsync(appeal => appeal.SetProperty(x => x.Text, (byte[]?)null), cancellation);
        await PromptBook.RemoveAsync(db.Prompts.Where(prompt => prompt.CaseId == row.Id), cancellation);
        await Drafts.ForgetAsync(db, row.Id, cancellation);
        row.Touch();
        await db.Outbox.Where(sent => sent.CaseId == row.Id).ExecuteUpdateAsync(sent => sent.SetProperty(x => x.Text, (byte[]?)null), cancellation);
        await Ledger.AppendAsync(db, now, "case.text_erased", row.Id, Ledger.Software);
    }
}
