using ModBot.Host.Desk;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>What the team sent outside and waits for. No text of a message.</summary>
internal sealed class WaitingModel(IReferrals referrals, Words words, TimeProvider time) : ConsolePage
{
    public IReadOnlyList<ReferralItem> Items { get; private set; } = [];

    public bool IsAdmin => Viewer.Role == ModeratorRole.Admin;

    public string Day(DateTimeOffset at) => LocalTime.Day(at, time, words);

    public async Task OnGetAsync() => Items = await referrals.WaitingAsync(Cancellation);
}
