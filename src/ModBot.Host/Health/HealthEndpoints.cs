namespace ModBot.Host.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can do its work, or what is wrong (503).</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (HealthProbe probe, HealthBoard health, CancellationToken cancellation) =>
        {
            await probe.LookAsync(cancellation);
            var problems = health.Problems.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
            var notes = health.Notes.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
            if (problems.Count == 0) return notes.Count == 0 ? Results.Json(new { status = "ready" }) : Results.Json(new { status = "ready", notes });
            return notes.Count == 0
                ? Results.Json(new { status = "not ready", problems, unscored = health.Unscored }, statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Json(new { status = "not ready", problems, notes, unscored = health.Unscored }, statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }
}
