using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>The server refuses a call.</summary>
/// <param name="code">The error code, which says more than the HTTP status.</param>
/// <param name="message">What it says to a developer.</param>
internal sealed class GraphRefusal(int code, string message) : Exception(message)
{
    /// <summary>The HTTP status; 400 for most.</summary>
    public int Status { get; init; } = 400;

    /// <summary>The error code.</summary>
    public int Code { get; } = code;

    /// <summary>The code within the code; null for none.</summary>
    public int? Subcode { get; init; }

    /// <summary>What it says to a user; null for nothing.</summary>
    public string? UserMessage { get; init; }

    /// <summary>Whether it may go well later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the caller is asked to stay away; null when it is not.</summary>
    public TimeSpan? RegainAfter { get; init; }

    /// <summary>A parameter or field is wrong.</summary>
    public static GraphRefusal Parameter(string why) => new(100, $"(#100) {why}");

    /// <summary>There is no such object, or not for this token, or it cannot do this: the API does not say which.</summary>
    public static GraphRefusal Missing(string method, string id) => new(
        100,
        $"Unsupported {Verb(method)} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api")
    { Subcode = 33 };

    /// <summary>The path leads nowhere.</summary>
    public static GraphRefusal Path(string path) => new(2500, $"Unknown path components: /{path}");

    /// <summary>The limit of the account is used up.</summary>
    public static GraphRefusal Throttled(int status, TimeSpan wait) => new(
        80002,
        "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.")
    { Status = status, RegainAfter = wait };

    /// <summary>The limit of the whole app is used up.</summary>
    public static GraphRefusal AppThrottled() => new(4, "(#4) Application request limit reached") { Status = 403, IsTransient = true };

    /// <summary>The limit of the user behind the token is used up.</summary>
    public static GraphRefusal UserThrottled() => new(17, "(#17) User request limit reached") { IsTransient = true };

    /// <summary>Something broke on the other side.</summary>
    public static GraphRefusal Broken() => new(2, "An unexpected error has occurred. Please retry your request later.") { Status = 500, IsTransient = true };

    /// <summary>The token does not hold.</summary>
    public static GraphRefusal Token(string message, int? subcode = null) => new(190, message) { Subcode = subcode };

    /// <summary>The body of the answer.</summary>
    /// <param name="login">Which way in: the type differs.</param>
    /// <param name="trace">A number for support.</param>
    public JsonObject Body(GraphLogin login, string trace)
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type(login), ["code"] = Code };
        if (Subcode is { } subcode) error["error_subcode"] = subcode;
        if (IsTransient) error["is_transient"] = true;
        if (UserMessage is { } user) error["error_user_msg"] = user;
        error["fbtrace_id"] = trace;
        return new JsonObject { ["error"] = error };
    }

    /// <summary>Tokens, limits and outages bear the type of OAuth on both hosts; the rest has a type of its own on graph.instagram.com, as seen in the wild.</summary>
    private string Type(GraphLogin login) => (Code, Subcode, login) switch
    {
        (1 or 2 or 4 or 17 or 190 or 2500 or 80002 or 80006, _, _) => "OAuthException",
        (_, _, GraphLogin.Instagram) => "IGApiException",
        (100, 33, _) => "GraphMethodException",
        _ => "OAuthException",
    };

    private static string Verb(string method) => method switch { "GET" => "get", "POST" => "post", "DELETE" => "delete", _ => "unknown" };
}
