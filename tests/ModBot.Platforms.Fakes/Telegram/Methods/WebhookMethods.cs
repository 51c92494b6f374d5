using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Telegram.Methods;

/// <summary>Where updates are sent.</summary>
internal sealed partial class WebhookMethods(World world, Webhook webhook, LongPoll poll)
{
    /// <summary>Sends updates to an address from now on; an empty one ends that.</summary>
    public async Task<JsonNode> SetWebhookAsync(ApiCall call)
    {
        call.Refuse("certificate", "ip_address");
        var url = call.Text("url") ?? "";
        if (url.Length == 0) return await DeleteWebhookAsync(call);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) throw ApiRefusal.Bad("invalid webhook URL specified");
        if (address.Scheme != Uri.UriSchemeHttps && !(world.Options.TakesPlainWebhooks && address.Scheme == Uri.UriSchemeHttp))
            throw ApiRefusal.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        var secret = call.Text("secret_token") is { Length: > 0 } given ? given : null;
        if (secret?.Length > 256) throw ApiRefusal.Bad("secret token is too long");
        if (secret is not null && !Secret().IsMatch(secret)) throw ApiRefusal.Bad("secret token contains unallowed characters");
        var connections = call.Number("max_connections") ?? 40;
        if (connections is < 1 or > 100) throw ApiRefusal.Bad("parameter \"max_connections\" must be between 1 and 100");
        world.Updates.Ask(call.List("allowed_updates"));
        if (call.Truth("drop_pending_updates")) world.Updates.Clear();
        poll.Stop();
        await webhook.SetAsync(new WebhookSetting(address, secret, (int)connections));
        return true;
    }

    /// <summary>Lets updates be fetched again.</summary>
    public async Task<JsonNode> DeleteWebhookAsync(ApiCall call)
    {
        if (call.Truth("drop_pending_updates")) world.Updates.Clear();
        await webhook.SetAsync(null);
        return true;
    }

    /// <summary>How it goes.</summary>
    public JsonNode GetWebhookInfo(ApiCall call)
    {
        var json = new JsonObject
        {
            ["url"] = webhook.Setting?.Url.OriginalString ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = world.Updates.Waiting.Count,
        };
        if (webhook.Setting is { } setting) json["max_connections"] = setting.MaxConnections;
        if (webhook.LastError is { } error)
        {
            json["last_error_date"] = error.At.ToUnixTimeSeconds();
            json["last_error_message"] = error.Message;
        }

        if (world.Updates.Allowed is { Count: > 0 } allowed) json["allowed_updates"] = new JsonArray([.. allowed.Select(each => JsonValue.Create(each))]);
        return json;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
