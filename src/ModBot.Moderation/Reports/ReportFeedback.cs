using ModBot.Moderation.Cases;
using ModBot.Moderation.Tuning;

namespace ModBot.Moderation.Reports;

/// <summary>What a reporter hears about his or her report: never a detail on anybody else (DOMAIN §5, A57).</summary>
public enum ReportNews
{
    /// <summary>Nobody could decide yet; somebody still looks.</summary>
    StillLooking = 0,

    /// <summary>Somebody who knows more about it has it now.</summary>
    PassedOn,

    /// <summary>Somebody looked, and leaves it.</summary>
    Left,

    /// <summary>Something was done.</summary>
    Handled,

    /// <summary>Somebody of the team says thank you.</summary>
    Thanks,
}

/// <summary>How a report is taken.</summary>
public enum ReportWeight
{
    /// <summary>The same person reported the same message before: it changes nothing.</summary>
    Again = 0,

    /// <summary>Taken in, last in the queue: the reports of this person were harmless again and again.</summary>
    Slow,

    /// <summary>Taken in.</summary>
    Full,
}

/// <summary>When a reporter hears what, and whose reports wait longer (DOMAIN §5, A57). Nobody is told off and nobody is shut out.</summary>
public static class ReportFeedback
{
    /// <summary>Within this time after the report there is an answer.</summary>
    public static readonly TimeSpan Promise = TimeSpan.FromHours(48);

    /// <summary>When nothing was decided by then, that is said: early enough to keep the promise when the platform is slow.</summary>
    public static readonly TimeSpan StillLookingAfter = TimeSpan.FromHours(44);

    /// <summary>How long a decision stands before it is told, so that one that is taken back at once was not told yet.</summary>
    public static readonly TimeSpan TakeBackTime = TimeSpan.FromMinutes(10);

    /// <summary>How many judged reports it takes to slow somebody down.</summary>
    public const int JudgedBeforeSlow = 5;

    /// <summary>What is to be told now; null for nothing (yet). Each is told at most once, and nothing comes after how it ended.</summary>
    /// <param name="told">What was told last; null when nothing was.</param>
    /// <param name="state">Where the case stands.</param>
    /// <param name="acted">Whether something was done because of it.</param>
    /// <param name="reportedAt">When it was reported.</param>
    /// <param name="since">Since when the case stands there.</param>
    /// <param name="now">The moment.</param>
    public static ReportNews? Next(ReportNews? told, CaseState state, bool acted, DateTimeOffset reportedAt, DateTimeOffset since, DateTimeOffset now)
    {
        if (told is ReportNews.Left or ReportNews.Handled) return null;
        if (NewsOf(state, acted) is { } news && now - since >= TakeBackTime) return news == told ? null : news;
        return told is null && now - reportedAt >= StillLookingAfter ? ReportNews.StillLooking : null;
    }

    /// <summary>Whether the last judged reports of one person were all about what was harmless.</summary>
    /// <param name="newest">What was decided about them, newest first.</param>
    public static bool IsSlowed(IReadOnlyList<Verdict> newest) => newest.Count >= JudgedBeforeSlow && newest.Take(JudgedBeforeSlow).All(verdict => verdict == Verdict.NotNeeded);

    private static ReportNews? NewsOf(CaseState state, bool acted) => state switch
    {
        CaseState.PassedOn => ReportNews.PassedOn,
        CaseState.AwaitingAuthor or CaseState.Monitoring or CaseState.FollowUp or CaseState.Closed => acted ? ReportNews.Handled : ReportNews.Left,
        _ => null,
    };
}
