using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>Writes what is sent to a webhook, and signs it.</summary>
/// <param name="account">The id of the account.</param>
/// <param name="isFlat">Whether field and value stand in the entry itself, one entry for each change.</param>
/// <param name="namesCommentId">Whether the id of the comment is called comment_id.</param>
internal sealed class WebhookBody(string account, bool isFlat, bool namesCommentId)
{
    /// <summary>Signs over the very bytes that go out.</summary>
    public GraphDelivery Sign(Uri url, IReadOnlyList<CommentChange> changes, string appSecret, DateTimeOffset now)
    {
        var body = Encoding.ASCII.GetBytes(GraphJson.Write(Write(changes, now.ToUnixTimeSeconds())));
        var secret = Encoding.UTF8.GetBytes(appSecret);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json",
            ["User-Agent"] = "facebookexternalua",
            // The older signature is sent along by the real one too.
#pragma warning disable CA5350
            ["X-Hub-Signature"] = $"sha1={Convert.ToHexStringLower(HMACSHA1.HashData(secret, body))}",
#pragma warning restore CA5350
            ["X-Hub-Signature-256"] = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(secret, body))}",
        };
        return new GraphDelivery(url, body, headers, now);
    }

    private JsonObject Write(IReadOnlyList<CommentChange> changes, long time)
    {
        JsonObject[] entries = isFlat
            ? [.. changes.Select(each => new JsonObject { ["id"] = account, ["time"] = time, ["field"] = each.Field, ["value"] = each.Value(namesCommentId) })]
            : [new JsonObject { ["id"] = account, ["time"] = time, ["changes"] = new JsonArray([.. changes.Select(Change)]) }];
        return new JsonObject { ["entry"] = new JsonArray([.. entries]), ["object"] = "instagram" };
    }

    private JsonObject Change(CommentChange change) => new() { ["value"] = change.Value(namesCommentId), ["field"] = change.Field };
}
