using Microsoft.EntityFrameworkCore;
using ModBot.Host.Storage;

namespace ModBot.Host.Pipeline;

/// <summary>A flagged message: that of a case, or one that says the same and is decided about with it.</summary>
/// <param name="AuthorKey">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Case">The case.</param>
internal sealed record Brought(string AuthorKey, DateTimeOffset At, CaseRow Case)
{
    /// <summary>The message of a case.</summary>
    public static Brought Of(CaseRow row) => new(row.AuthorKey, row.SentAt, row);

    /// <summary>The flagged messages that a write brings, before it is saved.</summary>
    public static List<Brought> In(ModBotDb db)
    {
        var twins = db.Twins.Local.Where(twin => db.Entry(twin).State == EntityState.Added).ToList();
        var cases = db.Cases.Local.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return
        [
            .. cases.Values.Where(row => db.Entry(row).State == EntityState.Added).Select(Of),
            .. twins.Select(twin => new Brought(twin.AuthorKey, twin.SentAt, cases[twin.CaseId])),
        ];
    }
}
