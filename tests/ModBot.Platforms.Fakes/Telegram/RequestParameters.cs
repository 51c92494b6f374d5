using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Reads the parameters of a request, in each of the four ways in which they can come.</summary>
internal static class RequestParameters
{
    /// <summary>The parameters by name: from the query, and from a body of JSON, a form or a form in parts.</summary>
    /// <exception cref="ApiRefusal">The body cannot be read.</exception>
    public static async Task<Dictionary<string, JsonNode?>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query) parameters[name] = JsonValue.Create(value.ToString());
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellation);
            foreach (var (name, value) in form) parameters[name] = JsonValue.Create(value.ToString());
            if (form.Files.Count > 0) throw ApiRefusal.Bad("files are not served by the stand-in");
        }
        else if (request.HasJsonContentType())
        {
            foreach (var (name, value) in await ReadJsonAsync(request, cancellation)) parameters[name] = value?.DeepClone();
        }
        else if (request.ContentLength > 0)
        {
            throw ApiRefusal.Bad("the body must be JSON, a form or a form in parts");
        }

        return parameters;
    }

    private static async Task<JsonObject> ReadJsonAsync(HttpRequest request, CancellationToken cancellation)
    {
        // An empty body counts as no parameters: clients send the content type all the same.
        if (request.ContentLength == 0) return [];
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: cancellation) as JsonObject ?? throw ApiRefusal.Bad("the body must be a JSON object");
        }
        catch (JsonException)
        {
            throw ApiRefusal.Bad("can't parse the JSON object of the body");
        }
    }
}
