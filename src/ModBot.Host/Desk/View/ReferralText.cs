using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Referral;

namespace ModBot.Host.Desk.View;

/// <summary>Which organisations fit a case, for the team (DOMAIN §6).</summary>
internal static class ReferralText
{
    private const int MostOnCard = 3;

    /// <summary>The organisations, best first.</summary>
    public static IReadOnlyList<Organisation> Of(CaseCard card) => ModBot.Moderation.Referral.Referrals.For(card.Assessment?.Step, card.Flags, card.Assessment?.Forms ?? []);

    /// <summary>One line for a card in a chat; empty when nothing fits.</summary>
    public static string LineOf(CaseCard card, Words words)
    {
        var names = Of(card).Take(MostOnCard).Select(organisation => $"{organisation.Name} ({organisation.Url})").ToList();
        return names.Count == 0 ? string.Empty : words.Format("Referral.Card", string.Join(", ", names));
    }
}
