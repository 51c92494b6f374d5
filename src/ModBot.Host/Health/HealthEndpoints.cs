using ModBot.Host.Pipeline;
using ModBot.Host.Storage;
using Chat = ModBot.Adapters.Local.LocalChat;

namespace ModBot.Host.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can do its work, or what is wrong (503).</summary>
internal static class HealthEndpoints
{
    private const string DatabasePart = "database";
    private const string LocalChatPart = "local-chat";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (
            Store store, HealthBoard health, ClassifierHost classifiers, IServiceProvider services, TimeProvider time, CancellationToken cancellation) =>
        {
            await CheckDatabaseAsync(store, health, time, cancellation);
            CheckLocalChat(services.GetService<Chat>(), health);
            await classifiers.TryLoadAsync(cancellation);
            var problems = health.Problems.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
            return problems.Count == 0
                ? Results.Json(new { status = "ready" })
                : Results.Json(new { status = "not ready", problems, unscored = health.Unscored }, statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    // Null while the chat is switched off.
    private static void CheckLocalChat(Chat? chat, HealthBoard health)
    {
        if (chat?.Trouble is { } trouble) health.Report(LocalChatPart, trouble.Message);
        else health.Clear(LocalChatPart);
    }

    // A real write: a full or read-only disk still answers reads.
    private static async Task CheckDatabaseAsync(Store store, HealthBoard health, TimeProvider time, CancellationToken cancellation)
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
