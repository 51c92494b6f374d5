using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>Counts calls in buckets and says so in the headers.</summary>
internal sealed class RateLimits(TimeProvider clock, DiscordServerOptions options)
{
    private static readonly string[] TopLevel = ["channel_id", "guild_id", "webhook_id", "webhook_token"];

    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset Start, int Used)> buckets = new(StringComparer.Ordinal);

    /// <summary>How many calls were refused as too many, whether counted or planned.</summary>
    public int Refused { get; private set; }

    /// <summary>Counts a call and writes its headers; false when it was refused.</summary>
    /// <param name="context">The call.</param>
    /// <param name="route">Its method and template.</param>
    /// <param name="interaction">Whether it answers an interaction, which the global limit does not count.</param>
    public async Task<bool> AllowsAsync(HttpContext context, string route, bool interaction)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(route)).AsSpan(0, 16));
        var limit = options.Limits.GetValueOrDefault(route, options.UsualLimit);
        var top = string.Join(':', TopLevel.Select(each => context.Request.RouteValues[each]?.ToString() ?? string.Empty));
        var (allowed, remaining, wait) = Count($"{hash}:{top}", limit);
        var headers = context.Response.Headers;
        headers["X-RateLimit-Bucket"] = hash;
        headers["X-RateLimit-Limit"] = limit.Count.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = Seconds((clock.GetUtcNow() + wait).ToUnixTimeMilliseconds() / 1000.0);
        headers["X-RateLimit-Reset-After"] = Seconds(wait.TotalSeconds);
        if (!allowed)
        {
            await RefuseAsync(context, Fault.TooManyRequests, wait);
            return false;
        }

        if (interaction || options.GlobalLimit is not { } global) return true;
        (allowed, _, wait) = Count("global", global);
        if (!allowed) await RefuseAsync(context, Fault.TooManyGlobally, wait);
        return allowed;
    }

    /// <summary>Refuses a call as too many.</summary>
    public async Task RefuseAsync(HttpContext context, Fault fault, TimeSpan wait)
    {
        lock (gate) Refused++;
        var headers = context.Response.Headers;
        headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Scope"] = fault switch { Fault.TooManyGlobally => "global", Fault.TooManyShared => "shared", _ => "user" };
        if (fault == Fault.TooManyGlobally) headers["X-RateLimit-Global"] = "true";
        if (fault == Fault.TooManyRequests)
        {
            headers["X-RateLimit-Remaining"] = "0";
            headers["X-RateLimit-Reset-After"] = Seconds(wait.TotalSeconds);
            headers["X-RateLimit-Reset"] = Seconds((clock.GetUtcNow() + wait).ToUnixTimeMilliseconds() / 1000.0);
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.ContentType = "application/json";
        var message = fault == Fault.TooManyShared ? "The resource is being rate limited." : "You are being rate limited.";
        await context.Response.WriteAsync(new JsonObject { ["message"] = message, ["retry_after"] = Math.Round(wait.TotalSeconds, 3), ["global"] = fault == Fault.TooManyGlobally }.ToJsonString());
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    private (bool Allowed, int Remaining, TimeSpan Wait) Count(string key, DiscordLimit limit)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var (start, used) = buckets.GetValueOrDefault(key, (now, 0));
            if (now - start >= limit.Window) (start, used) = (now, 0);
            var wait = start + limit.Window - now;
            if (used >= limit.Count) return (false, 0, wait);
            buckets[key] = (start, used + 1);
            return (true, limit.Count - used - 1, wait);
        }
    }
}
