using ModBot.Host.Texts;

namespace ModBot.Host.Desk.View;

/// <summary>How long ago something was, the way people say it.</summary>
internal static class AgeText
{
    public static string Of(TimeSpan age, Words words) => age switch
    {
        { TotalMinutes: < 1 } => words["Age.Now"],
        { TotalHours: < 1 } => words.Format("Age.Minutes", (int)age.TotalMinutes),
        { TotalDays: < 1 } => words.Format("Age.Hours", (int)age.TotalHours),
        { TotalDays: < 2 } => words["Age.Day"],
        _ => words.Format("Age.Days", (int)age.TotalDays),
    };
}
