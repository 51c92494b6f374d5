using ModBot.Moderation.Cases;

namespace ModBot.Host.Storage;

/// <summary>Changes a stored case by the rules of <see cref="CaseLifecycle"/>.</summary>
internal static class CaseMoves
{
    /// <summary>Moves a case on.</summary>
    /// <returns>Whether the move is allowed; if not, nothing changed.</returns>
    public static bool TryMove(this CaseRow row, CaseTrigger trigger, DateTimeOffset at)
    {
        if (!CaseLifecycle.TryNext(row.State, trigger, out var next)) return false;
        row.State = next;
        row.StateSince = at;
        row.DueAt = null;
        row.Touch();
        return true;
    }

    /// <summary>Marks a change that leaves the state as it is.</summary>
    public static void Touch(this CaseRow row) => row.Version++;

    public static MessageKey Key(this CaseRow row) => new(row.Platform, row.Channel, row.MessageId);
}
