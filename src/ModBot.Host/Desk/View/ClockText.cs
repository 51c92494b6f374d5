using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;

namespace ModBot.Host.Desk.View;

/// <summary>The clocks and limits of the platform that stand on a card, one sentence each.</summary>
internal static class ClockText
{
    public static IEnumerable<string> Of(CaseCard card, Words words, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (card.DecideBefore is { } decide) yield return words.Format(decide <= now ? "Hold.Late" : "Hold.DecideBefore", LocalTime.Of(decide, time, words));
        if (!card.Gone && card.DeleteBefore is { } delete) yield return delete <= now ? words["Case.DeleteTooLate"] : words.Format("Case.DeleteBefore", LocalTime.Of(delete, time, words));
        if (card.MessageBefore is { } message && card.Recommendation[ModerationAction.PrivateMessage].Reason != ActionReason.AlreadyMessaged) yield return message <= now ? words["Case.MessageTooLate"] : words.Format("Case.MessageBefore", LocalTime.Of(message, time, words));
        if (card is { Live: true, Gone: false }) yield return words["Case.Live"];
    }
}
