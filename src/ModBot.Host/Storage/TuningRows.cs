using ModBot.Moderation.Ladder;

namespace ModBot.Host.Storage;

/// <summary>A change of the case threshold that a person confirmed. The newest says what it is; with none it is the setting.</summary>
internal sealed class ThresholdChangeRow
{
    public long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who confirmed it.</summary>
    public required string By { get; init; }

    public required double From { get; init; }

    public required double To { get; init; }

    /// <summary>Whether it put the value before back; otherwise it followed a proposal.</summary>
    public bool IsReturn { get; init; }

    /// <summary>How many decisions the proposal rested on; 0 when it put a value back.</summary>
    public int Decided { get; init; }

    /// <summary>In how many of those action was needed.</summary>
    public int Needed { get; init; }
}

/// <summary>A text that a person found harmless here. Its author is not kept; the case it came from is, until that is erased.</summary>
internal sealed class RememberedTextRow
{
    public required string Id { get; init; }

    /// <summary>HMAC of its words.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>The model that read the words.</summary>
    public required string ModelVersion { get; set; }

    /// <summary>Sealed text.</summary>
    public required byte[] Text { get; set; }

    /// <summary>The assessment as JSON, for labels and masks.</summary>
    public required string Assessment { get; set; }

    /// <summary>The step that the person judged.</summary>
    public required Step Step { get; set; }

    /// <summary>The case that was closed.</summary>
    public required string CaseId { get; set; }

    public required DateTimeOffset RememberedAt { get; set; }

    /// <summary>How many messages were left alone for it.</summary>
    public long LeftAlone { get; set; }

    public DateTimeOffset? LastLeftAloneAt { get; set; }
}
