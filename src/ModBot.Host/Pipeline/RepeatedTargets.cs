using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Pipeline;

/// <summary>Notices when one author writes at one target again and again, so that what is light once is taken for bullying (DOMAIN §1; <see cref="Repeats"/>).</summary>
internal static class RepeatedTargets
{
    /// <summary>Looks at the messages that a write brings; inside that write of <see cref="Store"/>. It costs two looks into an index for each pair of people among them.</summary>
    public static async Task NoteAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var brought = Brought.In(db).Where(said => said.Case.TargetKey is not null && said.AuthorKey == said.Case.AuthorKey && Repeats.Counts(said.Case.Step)).ToList();
        foreach (var pair in brought.GroupBy(said => (said.AuthorKey, said.Case.TargetKey)))
        {
            var (from, until) = (pair.Min(said => said.At) - Repeats.Window, pair.Max(said => said.At));
            var counting = db.Cases.Where(row => row.TargetKey == pair.Key.TargetKey && row.Step >= Step.Negativity && row.Verdict != Verdict.NotNeeded);
            var cases = await counting.Where(row => row.SentAt > from && row.SentAt <= until && row.AuthorKey == pair.Key.AuthorKey).Select(row => row.SentAt).ToListAsync(cancellation);
            var twins = await counting.Join(db.Twins, row => row.Id, twin => twin.CaseId, (row, twin) => twin)
                .Where(twin => twin.SentAt > from && twin.SentAt <= until && twin.AuthorKey == pair.Key.AuthorKey).Select(twin => twin.SentAt).ToListAsync(cancellation);
            List<DateTimeOffset> all = [.. cases, .. twins, .. pair.Select(said => said.At)];
            foreach (var said in pair)
            {
                var count = all.Count(at => at <= said.At && at > said.At - Repeats.Window);
                if (count >= Repeats.Fewest) await LiftAsync(db, said.Case, count, now);
            }
        }
    }

    private static async Task LiftAsync(ModBotDb db, CaseRow row, int count, DateTimeOffset now)
    {
        // What was decided is past.
        if (!row.State.IsOpen() || row.Assessment is not { } stored || AssessmentJson.Read(stored) is not { } assessment || assessment.Flags.Contains(Flag.RepeatAuthor)) return;
        var lifted = Repeats.Lift(assessment);
        row.Assessment = AssessmentJson.Write(lifted);
        row.Step = lifted.Step;
        row.Flags = Names.Join(Names.Split<Flag>(row.Flags).Append(Flag.RepeatAuthor).Distinct().Order());
        row.Urgency = Math.Max(row.Urgency, Triage.Urgency(lifted));
        row.Touch();
        await Ledger.AppendAsync(db, now, "case.repeated_at_target", row.Id, Ledger.Software, ("count", count.ToString(CultureInfo.InvariantCulture)), ("step", Names.OfStep(row.Step)));
    }
}
