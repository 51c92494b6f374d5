using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModBot.Platforms.Fakes.Discord.Facts;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>Reads a call and holds it against the official description: headers, query and body.</summary>
internal static partial class CallReader
{
    private const int MaxReason = 512;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Whether the User-Agent has the form that Discord asks for.</summary>
    public static bool IsUserAgent(string text) => UserAgent().IsMatch(text);

    /// <summary>Reads it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="route">Its method and template.</param>
    /// <param name="passesOverUnknown">Whether a field that is not described is no error.</param>
    /// <exception cref="DiscordRefusal">Something in it is wrong.</exception>
    public static async Task<DiscordCall> ReadAsync(HttpRequest request, string route, bool passesOverUnknown)
    {
        var facts = DiscordFacts.Operation(route);
        var query = request.Query.ToDictionary(each => each.Key, each => each.Value.ToString(), StringComparer.Ordinal);
        var errors = Check(facts, query);
        if (errors.Count > 0) throw DiscordRefusal.Invalid(errors);
        var path = request.RouteValues.ToDictionary(each => each.Key, each => each.Value?.ToString() ?? string.Empty, StringComparer.Ordinal);
        var reason = Reason(request);
        var hasBody = facts.TryGetProperty("body", out var schema);
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        if (!hasBody)
        {
            if (bytes.Length > 0) throw DiscordRefusal.Invalid(string.Empty, "UNKNOWN_FIELD", "This call takes no body.");
            return new DiscordCall(route, path, query, null, reason);
        }

        if (!request.HasJsonContentType()) throw DiscordRefusal.Invalid("_content_type", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be application/json.");
        var body = Body(schema, bytes.ToArray(), passesOverUnknown);
        return new DiscordCall(route, path, query, body, reason);
    }

    private static JsonNode? Body(JsonElement schema, byte[] bytes, bool passesOverUnknown)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            var errors = FormCheck.Check(schema, document.RootElement, passesOverUnknown);
            if (errors.Count > 0) throw DiscordRefusal.Invalid(errors);
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            throw DiscordRefusal.InvalidJson();
        }
    }

    // A query has only texts, so each is first read as what the description wants.
    private static FormErrors Check(JsonElement facts, Dictionary<string, string> query)
    {
        var errors = new FormErrors();
        var known = facts.TryGetProperty("query", out var schemas);
        foreach (var (name, text) in query)
        {
            if (!known || !schemas.TryGetProperty(name, out var schema))
            {
                errors.Add(name, "UNKNOWN_FIELD", "The official description does not know this parameter here.");
                continue;
            }

            var raw = DiscordFacts.Resolve(schema).GetProperty("type").GetString() is "integer" or "boolean" ? text : JsonSerializer.Serialize(text);
            try
            {
                using var value = JsonDocument.Parse(raw);
                var found = FormCheck.Check(schema, value.RootElement, passesOverUnknown: false);
                if (found.Count > 0) errors.Add(name, "BASE_TYPE_INVALID", "The value does not fit the description.");
            }
            catch (JsonException)
            {
                errors.Add(name, "NUMBER_TYPE_COERCE", "Value is not int.");
            }
        }

        return errors;
    }

    private static string? Reason(HttpRequest request)
    {
        if (!request.Headers.TryGetValue("X-Audit-Log-Reason", out var header)) return null;
        var raw = header.ToString();
        var text = Encoded().IsMatch(raw) ? Uri.UnescapeDataString(raw) : string.Empty;
        return text.Length is 0 or > MaxReason || text.Contains('\uFFFD', StringComparison.Ordinal)
            ? throw DiscordRefusal.Invalid("reason", "BASE_TYPE_BAD_LENGTH", "The reason must be 1 to 512 characters, URL-encoded.")
            : text;
    }

    [GeneratedRegex(@"^DiscordBot \([^ ,()]+, [^ ,()]+\)( .*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UserAgent();

    [GeneratedRegex(@"^([A-Za-z0-9\-._~!'()*]|%[0-9A-Fa-f]{2})+$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();
}
