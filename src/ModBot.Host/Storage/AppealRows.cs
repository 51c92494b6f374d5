namespace ModBot.Host.Storage;

/// <summary>What an author says against the removal of a message. One for each case.</summary>
internal sealed class AppealRow
{
    public required string CaseId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Sealed words of the author; null when there were none, and once retention removed them.</summary>
    public byte[]? Text { get; set; }

    /// <summary>Whether the case is on the desk with it: an appeal against a decision that is still being carried out waits for that.</summary>
    public bool OnDesk { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Whether the removal was taken back; null until it was answered.</summary>
    public bool? Overturned { get; set; }
}
