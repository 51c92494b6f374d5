using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.Facts;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>A call that Discord refuses, with the answer that says so.</summary>
internal sealed class DiscordRefusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>The body.</summary>
    public JsonObject Body()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = code };
        if (errors is not null) body["errors"] = errors.DeepClone();
        return body;
    }

    public static DiscordRefusal Unauthorized() => new(401, 0, "401: Unauthorized");

    public static DiscordRefusal NotFound() => new(404, 0, "404: Not Found");

    public static DiscordRefusal UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static DiscordRefusal UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static DiscordRefusal UnknownMember() => new(404, 10007, "Unknown Member");

    public static DiscordRefusal UnknownMessage() => new(404, 10008, "Unknown Message");

    public static DiscordRefusal UnknownUser() => new(404, 10013, "Unknown User");

    public static DiscordRefusal UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static DiscordRefusal UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static DiscordRefusal Acknowledged() => new(400, 40060, "Interaction has already been acknowledged.");

    public static DiscordRefusal MissingAccess() => new(403, 50001, "Missing Access");

    public static DiscordRefusal NotAuthor() => new(403, 50005, "Cannot edit a message authored by another user");

    public static DiscordRefusal Empty() => new(400, 50006, "Cannot send an empty message");

    public static DiscordRefusal ClosedDm() => new(403, 50007, "Cannot send messages to this user");

    public static DiscordRefusal MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static DiscordRefusal InvalidToken() => new(401, 50027, "Invalid Webhook Token");

    public static DiscordRefusal TooOldForBulk() => new(400, 50034, "A message provided was too old to bulk delete");

    public static DiscordRefusal Archived() => new(400, 50083, "Thread is archived");

    public static DiscordRefusal InvalidJson() => new(400, 50109, "The request body contains invalid JSON.");

    public static DiscordRefusal NoHistory() => new(400, 160002, "Cannot reply without permission to read message history");

    public static DiscordRefusal Invalid(FormErrors errors) => new(400, 50035, "Invalid Form Body", errors.Tree);

    public static DiscordRefusal Invalid(string path, string code, string message) => Invalid(new FormErrors().Add(path, code, message));
}
