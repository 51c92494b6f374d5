using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModBot.Host.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can do its work, or what is wrong (503).</summary>
internal static class HealthEndpoints
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", async (HealthProbe probe, HealthBoard health, CancellationToken cancellation) =>
        {
            await probe.LookAsync(cancellation);
            var (problems, notes) = (Named(health.Problems), Named(health.Notes));
            return problems is null
                ? Results.Json(new { status = "ready", notes }, Options)
                : Results.Json(new { status = "not ready", problems, notes, unscored = health.Unscored }, Options, statusCode: StatusCodes.Status503ServiceUnavailable);
        });
    }

    // Null for none, which is left out.
    private static Dictionary<string, string>? Named(IReadOnlyList<KeyValuePair<string, string>> sentences) => sentences.Count == 0 ? null : new(sentences, StringComparer.Ordinal);
}
