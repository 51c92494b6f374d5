using ModBot.Host.Desk.Duty;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.View;

/// <summary>Who is there, in words.</summary>
internal static class DutyText
{
    public static string There(DutyBoard board, Words words, TimeProvider time) => board.There.Count == 0
        ? words["Duty.Nobody"]
        : words.Format("Duty.There", string.Join(", ", board.There.Select(member => words.Format("Duty.One", member.Name, LocalTime.Of(member.Until!.Value, time, words)))));
}
