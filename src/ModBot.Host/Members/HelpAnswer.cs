using ModBot.Host.Health;
using ModBot.Host.Texts;
using ModBot.Moderation.Referral;

namespace ModBot.Host.Members;

/// <summary>What a member who asks for help reads: 112 and 113 first, then who is near, then the helplines (DOMAIN §6). It needs nothing but the assembly (A60).</summary>
internal sealed class HelpAnswer(LocalHelp local)
{
    private const int MostNear = 4;

    public async Task<string> TextAsync(Words words, CancellationToken cancellation) => string.Join('\n', (IEnumerable<string>)
    [
        words["Command.Help"],
        .. Referrals.Always.Select(organisation => organisation.LineFor(words.Language)),
        .. (await NearAsync(cancellation)).Take(MostNear).Select(helper => LineOf(helper, words)),
        .. Referrals.ForMembers.Select(organisation => organisation.LineFor(words.Language)),
    ]);

    private static string LineOf(LocalHelper helper, Words words) =>
        $"{helper.Name}: {string.Join(" · ", new[] { helper.For.Length > 0 ? helper.For : words.Of(helper.Kind), helper.Contact })}";

    // Whoever asks for help gets it, also while the database is gone.
    private async Task<IReadOnlyList<LocalHelper>> NearAsync(CancellationToken cancellation)
    {
        try
        {
            return (await local.ReadAsync(cancellation)).Helpers;
        }
        catch (Exception fault) when (FaultNames.IsStorage(fault))
        {
            return [];
        }
    }
}
