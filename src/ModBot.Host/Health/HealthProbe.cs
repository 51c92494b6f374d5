using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using Chat = ModBot.Adapters.Local.LocalChat;

namespace ModBot.Host.Health;

/// <summary>
/// Tries out what the work needs and writes it on the <see cref="HealthBoard"/>. At most once in <see cref="Every"/>, however often
/// somebody asks: anybody who can reach the health page could otherwise keep the disk busy.
/// </summary>
internal sealed class HealthProbe(Store store, HealthBoard health, ClassifierHost classifiers, IServiceProvider services, TimeProvider time) : IDisposable
{
    /// <summary>How long an answer holds.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private const string DatabasePart = "database";
    private const string LocalChatPart = "local-chat";

    private readonly SemaphoreSlim looking = new(1, 1);
    private long? lookedAt;

    /// <summary>Looks, unless that was done a moment ago. Who comes while somebody looks waits for that answer.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await looking.WaitAsync(cancellation);
        try
        {
            if (lookedAt is { } at && time.GetElapsedTime(at) < Every) return;
            await CheckDatabaseAsync(cancellation);
            CheckLocalChat();
            await classifiers.TryLoadAsync(cancellation);
            lookedAt = time.GetTimestamp();
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    // Null while the chat is switched off.
    private void CheckLocalChat()
    {
        if (services.GetService<Chat>()?.Trouble is { } trouble) health.Report(LocalChatPart, trouble.Message);
        else health.Clear(LocalChatPart);
    }

    // A real write: a full or read-only disk still answers reads.
    private async Task CheckDatabaseAsync(CancellationToken cancellation)
    {
        try
        {
            await store.WriteAsync(async db =>
            {
                var now = time.GetUtcNow();
                if (await db.Jobs.FindAsync(["health"], cancellation) is { } row) row.LastRunAt = now;
                else db.Jobs.Add(new JobRow { Name = "health", LastRunAt = now });
            }, cancellation);
            health.Clear(DatabasePart);
        }
        catch (Exception fault) when (FaultNames.IsStorage(fault))
        {
            health.Report(DatabasePart, $"The database cannot be written: {FaultNames.Of(fault)}.");
        }
    }
}
