using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>A call: what it wants, with which parameters, however they came.</summary>
internal sealed partial class GraphRequest
{
    private const int OldestVersion = 20;
    private const int NewestVersion = 26;

    /// <summary>Parameters that every call may carry. The real API passes over others that it does not know; the stand-in refuses them, so that a misspelt one shows.</summary>
    private static readonly string[] Everywhere = ["access_token", "appsecret_proof", "format"];

    private readonly Dictionary<string, JsonNode?> parameters = new(StringComparer.Ordinal);

    private GraphRequest(HttpRequest request, string path)
    {
        Method = request.Method;
        Origin = $"{request.Scheme}://{request.Host}";
        Path = path;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Version = parts.Length > 0 && VersionName().IsMatch(parts[0]) ? parts[0] : null;
        Segments = Version is null ? parts : parts[1..];
        var given = request.Query.Where(each => each.Key is not ("access_token" or "client_secret" or "appsecret_proof")).Select(each => $"{each.Key}={each.Value}").ToArray();
        Shown = given.Length > 0 ? $"/{path}?{string.Join('&', given)}" : $"/{path}";
    }

    public string Method { get; }

    /// <summary>Scheme and host that the caller used.</summary>
    public string Origin { get; }

    public string Path { get; }

    /// <summary>Path and query without secrets.</summary>
    public string Shown { get; }

    /// <summary>The version in the path; null for none.</summary>
    public string? Version { get; }

    /// <summary>The path without the version.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>The node that the path names; empty for none.</summary>
    public string Node => Segments.Count > 0 ? Segments[0] : string.Empty;

    /// <summary>The edge that the path names; null for none.</summary>
    public string? Edge => Segments.Count > 1 ? Segments[1] : null;

    /// <summary>The token that came along; null for none.</summary>
    public string? Token { get; private set; }

    /// <summary>Reads a call.</summary>
    /// <exception cref="GraphRefusal">Its body cannot be read.</exception>
    public static async Task<GraphRequest> ReadAsync(HttpRequest request, string path, Action<GraphRequest> begun)
    {
        var call = new GraphRequest(request, path);
        begun(call);
        foreach (var (name, value) in request.Query) call.parameters[name] = JsonValue.Create(value.ToString());
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(request.HttpContext.RequestAborted)) call.parameters[name] = JsonValue.Create(value.ToString());
        }
        else if (request.HasJsonContentType() && request.ContentLength != 0)
        {
            foreach (var (name, value) in await ReadJsonAsync(request)) call.parameters[name] = value?.DeepClone();
        }
        else if (request.ContentLength > 0)
        {
            throw GraphRefusal.Parameter("The body must be a form or JSON");
        }

        var header = request.Headers.Authorization.ToString();
        call.Token = call.Text("access_token") ?? (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null);
        return call;
    }

    /// <summary>Refuses a version that is not served.</summary>
    /// <param name="configured">The version that the server is at.</param>
    /// <param name="needsOne">Whether the path must name one. The real API takes that of the app when it does not; naming it is what makes a client last.</param>
    public void CheckVersion(string configured, bool needsOne)
    {
        if (Version is null ? needsOne : Number(Version) < OldestVersion || Number(Version) > Math.Max(NewestVersion, Number(configured))) throw GraphRefusal.Path(Path);
    }

    /// <summary>Refuses parameters that this call does not know.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var name in parameters.Keys)
        {
            if (!Everywhere.Contains(name, StringComparer.Ordinal) && !names.Contains(name)) throw GraphRefusal.Parameter($"Unexpected parameter {name}");
        }
    }

    /// <summary>Whether a parameter was given.</summary>
    public bool Has(string name) => parameters.ContainsKey(name);

    /// <summary>A text; null when it was not given.</summary>
    public string? Text(string name) => parameters.TryGetValue(name, out var value) && value is not null ? value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : null;

    /// <summary>A text that must be given.</summary>
    public string Needed(string name) => Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw GraphRefusal.Parameter($"The parameter {name} is required");

    /// <summary>A truth that must be given.</summary>
    public bool NeededTruth(string name) => Needed(name) switch
    {
        "true" => true,
        "false" => false,
        var other => throw GraphRefusal.Parameter($"Param {name} must be a boolean, got \"{other}\""),
    };

    /// <summary>How many are asked for, never more than there can be.</summary>
    /// <param name="most">That. That asking for more is no error is an assumption.</param>
    /// <param name="usual">When nothing is asked.</param>
    public int Limit(int most, int usual)
    {
        if (Text("limit") is not { } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Math.Min(number, most) : throw GraphRefusal.Parameter("Param limit must be a positive number");
    }

    /// <summary>The fields that are asked for; null for none.</summary>
    public IReadOnlyList<GraphField>? Fields() => GraphField.Read(Text("fields"));

    /// <summary>An object that must be given, as JSON or as a text with JSON in it.</summary>
    public JsonObject NeededObject(string name)
    {
        var text = Needed(name);
        try
        {
            if (JsonNode.Parse(text) is JsonObject found) return found;
        }
        catch (JsonException)
        {
            // Said below: both are the same mistake.
        }

        throw GraphRefusal.Parameter($"Param {name} must be a JSON object");
    }

    [GeneratedRegex("^v[0-9]{1,3}\\.[0-9]$", RegexOptions.None, 1000)]
    private static partial Regex VersionName();

    private static int Number(string version) => int.Parse(version.AsSpan(1, version.IndexOf('.', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture);

    private static async Task<JsonObject> ReadJsonAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject ?? throw GraphRefusal.Parameter("The body must be a JSON object");
        }
        catch (JsonException)
        {
            throw GraphRefusal.Parameter("The body is not valid JSON");
        }
    }
}
