namespace ModBot.Host.Storage;

/// <summary>A message that says nearly the same as the message of a case and is decided about together with it. Neither its text nor the name of its author is kept.</summary>
internal sealed class TwinRow
{
    public required string Platform { get; init; }

    public required string Channel { get; init; }

    public required string MessageId { get; init; }

    public int Revision { get; set; }

    public required string CaseId { get; init; }

    /// <summary>Made like <see cref="CaseRow.AuthorKey"/>.</summary>
    public required string AuthorKey { get; init; }

    public DateTimeOffset SentAt { get; init; }

    /// <summary>When it was deleted, by whomever; null while it is there.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>When we hid it; null while it can be seen.</summary>
    public DateTimeOffset? HiddenAt { get; set; }
}
