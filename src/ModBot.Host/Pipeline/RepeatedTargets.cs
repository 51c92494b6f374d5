using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Pipeline;

/// <summary>Notices when one author writes at one target again and again, so that what is light once is taken for bullying (DOMAIN §1; <see cref="Repeats"/>).</summary>
internal sealed class RepeatedTargets
{
    /// <summary>Looks at the cases that a write opens; inside that write of <see cref="Store"/>. It costs one look into an index for each pair of people among them.</summary>
    public async Task NoteAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var opened = db.Cases.Local.Where(row => db.Entry(row).State == EntityState.Added && row.TargetKey is not null && Repeats.Counts(row.Step)).ToList();
        foreach (var pair in opened.GroupBy(row => (row.AuthorKey, row.TargetKey)))
        {
            var (from, until) = (pair.Min(row => row.SentAt) - Repeats.Window, pair.Max(row => row.SentAt));
            var before = await db.Cases
                .Where(row => row.TargetKey == pair.Key.TargetKey && row.SentAt > from && row.SentAt <= until && row.AuthorKey == pair.Key.AuthorKey && row.Step >= Step.Negativity && row.Verdict != Verdict.NotNeeded)
                .Select(row => row.SentAt).ToListAsync(cancellation);
            var all = before.Concat(pair.Select(row => row.SentAt)).ToList();
            foreach (var row in pair)
            {
                var count = all.Count(at => at <= row.SentAt && at > row.SentAt - Repeats.Window);
                if (count >= Repeats.Fewest) await LiftAsync(db, row, count, now);
            }
        }
    }

    private static async Task LiftAsync(ModBotDb db, CaseRow row, int count, DateTimeOffset now)
    {
        if (row.Assessment is not { } stored) return;
        var lifted = Repeats.Lift(AssessmentJson.Read(stored));
        row.Assessment = AssessmentJson.Write(lifted);
        row.Step = lifted.Step;
        row.Flags = Names.Join(Names.Split<Flag>(row.Flags).Append(Flag.RepeatAuthor).Distinct().Order());
        row.Urgency = Triage.Urgency(lifted);
        await Ledger.AppendAsync(db, now, "case.repeated_at_target", row.Id, Ledger.Software, ("count", count.ToString(CultureInfo.InvariantCulture)), ("step", Names.OfStep(row.Step)));
    }
}
