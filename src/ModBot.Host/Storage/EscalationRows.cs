using ModBot.Moderation.Cases;

namespace ModBot.Host.Storage;

/// <summary>Until when a member of the team is there. Gone when it is over: who was there when is not kept, nobody is watched.</summary>
internal sealed class DutyRow
{
    public required string ModeratorId { get; init; }

    public DateTimeOffset Until { get; init; }
}

/// <summary>The place of a member of the team in the order in which people are asked about danger, from 1.</summary>
internal sealed class OnCallRow
{
    public required string ModeratorId { get; init; }

    public int Place { get; init; }
}

/// <summary>Something that the community chose to have on or off.</summary>
internal sealed class SwitchRow
{
    /// <summary><see cref="HideWhenNobodyIsThere"/>: see <see cref="TriagePolicy.HideWhenNobodyIsOnShift"/>.</summary>
    public const string HideWhenNobodyIsThere = "hide_when_nobody_is_there";

    public required string Name { get; init; }

    public bool IsOn { get; set; }

    /// <summary>Since when it stands as it does.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>A message that ModBot hid until a person decides; see <see cref="Hold"/>. One row a case, used again when the case comes back.</summary>
internal sealed class HoldRow
{
    public required string CaseId { get; init; }

    public DateTimeOffset At { get; set; }

    /// <summary>Whether one moderator was there, who needs somebody beside him or her (A49).</summary>
    public bool Alone { get; set; }

    /// <summary>Whether the platform can hide it; otherwise it stands there still.</summary>
    public bool CanHide { get; set; }

    public HoldStage Stage { get; set; }

    /// <summary>Whether the team was told.</summary>
    public bool Told { get; set; }

    /// <summary>Whether it was settled if the author is written to.</summary>
    public bool AuthorTold { get; set; }

    /// <summary>When a person decided; null while nobody did.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>An alarm about danger: about one case, or about all that belong to one pile-on. See <see cref="Alarm"/>.</summary>
internal sealed class AlarmRow
{
    /// <summary>Id of the case or the pile-on.</summary>
    public required string Subject { get; init; }

    public bool IsPileOn { get; init; }

    /// <summary>When it rang first; anew when whoever took it put it back.</summary>
    public DateTimeOffset RangAt { get; set; }

    public AlarmStage Stage { get; set; }

    /// <summary>When somebody took it; null while nobody did.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }
}

/// <summary>Why a lead was told of a case.</summary>
internal enum LeadNoticeReason
{
    /// <summary>It is on step 4 (A11).</summary>
    Extremism = 0,

    /// <summary>It was passed on, and waits for a lead.</summary>
    PassedOn,
}

/// <summary>That the leads were told of a case, so that it is said once.</summary>
internal sealed class LeadNoticeRow
{
    public required string CaseId { get; init; }

    public required LeadNoticeReason Reason { get; init; }
}
