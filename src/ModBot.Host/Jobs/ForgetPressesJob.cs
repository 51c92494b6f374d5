using ModBot.Host.Desk.Chat;
using ModBot.Host.Storage;

namespace ModBot.Host.Jobs;

/// <summary>Forgets presses that no platform brings again.</summary>
internal sealed class ForgetPressesJob : IJob
{
    public string Name => "forget-presses";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        await Presses.ForgetAsync(db, now, cancellation);
        return false;
    }
}
