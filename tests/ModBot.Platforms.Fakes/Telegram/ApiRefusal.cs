namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>The server refuses a call.</summary>
/// <param name="code">The error code, also the HTTP status.</param>
/// <param name="description">What the real server says.</param>
internal sealed class ApiRefusal(int code, string description) : Exception(description)
{
    /// <summary>The error code, also the HTTP status.</summary>
    public int Code { get; } = code;

    /// <summary>Seconds to wait; null for none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The chat that took the place of this one; null for none.</summary>
    public long? MigrateTo { get; init; }

    /// <summary>A 400.</summary>
    public static ApiRefusal Bad(string why) => new(400, $"Bad Request: {why}");

    /// <summary>A 403.</summary>
    public static ApiRefusal Forbidden(string why) => new(403, $"Forbidden: {why}");

    /// <summary>A 429.</summary>
    public static ApiRefusal TooMany(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new ApiRefusal(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };
    }
}
