using System.ComponentModel.DataAnnotations;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Setup;

/// <summary>How messages are handled. Section <c>Pipeline</c>.</summary>
internal sealed class PipelineSettings
{
    public const string Section = "Pipeline";

    /// <summary>
    /// Probability of step 1 or higher from which a case opens while nobody changed it in the console, 0.05–0.8. Default 0.5. See
    /// <see cref="TriagePolicy"/> for what it spares.
    /// </summary>
    [Range(0.05, ThresholdRule.Highest)]
    public double CaseThreshold { get; set; } = Triage.DefaultThreshold;

    /// <summary>How long to watch what happens after a decision, in hours, 1–168. Default 24 (DOMAIN §3).</summary>
    [Range(1, 168)]
    public int FollowUpHours { get; set; } = 24;

    /// <summary>Days after closing when text and name are erased, 1–365. Default 30 (DOMAIN §7).</summary>
    [Range(1, 365)]
    public int KeepTextDays { get; set; } = 30;

    /// <summary>Days after a removal within which its author can have it checked, 1–90. Default 14 (A32).</summary>
    [Range(1, 90)]
    public int AppealDays { get; set; } = 14;

    /// <summary>Days after which a remembered text that met no message is forgotten, 30–730. Default 365.</summary>
    [Range(30, 730)]
    public int RememberDays { get; set; } = 365;

    /// <summary>How often an action is tried again while the platform says "not now", 1–50. Default 8.</summary>
    [Range(1, 50)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Wait before something that failed is tried again, in seconds, 1–600; doubles with every attempt up to 10 minutes. Default 2.</summary>
    [Range(1, 600)]
    public int RetrySeconds { get; set; } = 2;

    /// <summary>How long a platform may take over one action before its outcome counts as unknown, in seconds, 1–300. Default 30.</summary>
    [Range(1, 300)]
    public int ActionSeconds { get; set; } = 30;

    /// <summary>
    /// Whether a picture, video or voice note without text opens a case. Default false: it is counted as "niet gelezen" and never as in order (A10), and a member can report it; a channel full of
    /// pictures would otherwise bury the desk.
    /// </summary>
    public bool OpenUnread { get; set; }

    /// <summary>
    /// How many reports an hour are taken of somebody whose last five judged reports were all about what was harmless, 1–10. Default 2. Everybody else has
    /// ten; nobody is told off or shut out.
    /// </summary>
    [Range(1, 10)]
    public int SlowedReportsPerHour { get; set; } = 2;

    /// <summary>Days after which the team is reminded of a report that nobody answered, 1–90. Default 7.</summary>
    [Range(1, 90)]
    public int RemindOfAnswerDays { get; set; } = 7;
}
