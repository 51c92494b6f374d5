using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Local;
using ModBot.Host.Storage;
using Chat = ModBot.Adapters.Local.LocalChat;

namespace ModBot.Host.Jobs;

/// <summary>Forgets what the local chat has kept long enough; what was not taken in yet stays.</summary>
internal sealed class LocalChatPruneJob(Chat chat) : IJob
{
    public string Name => "local-chat-prune";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var checkpoint = await db.Checkpoints.Where(row => row.Platform == LocalAdapter.PlatformName).Select(row => row.Position).FirstOrDefaultAsync(cancellation);
        await chat.PruneAsync(checkpoint, cancellation);
        return false;
    }
}
