using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>Gets tokens that hold longer. Called with the gate of the world held.</summary>
internal sealed class TokenMethods(InstagramWorld world)
{
    /// <summary>
    /// A new token for one that is old enough and not yet over. How a token that is too young is refused is an assumption: not with 190, since it goes on to hold.
    /// </summary>
    public JsonNode Refresh(GraphRequest call, TokenState token)
    {
        call.Allow("grant_type");
        Grant(call, "ig_refresh_token");
        if (token.IsShort) throw GraphRefusal.Parameter("The access token is not a long-lived token");
        if (world.Clock.GetUtcNow() - token.IssuedAt < world.Options.RefreshAfter) throw GraphRefusal.Parameter("The access token must be at least 24 hours old to be refreshed");
        return Answer(world.Tokens.Issue());
    }

    /// <summary>A long-lived token for a short-lived one, for who knows the secret of the app.</summary>
    public JsonNode Exchange(GraphRequest call, TokenState token)
    {
        call.Allow("grant_type", "client_secret");
        Grant(call, "ig_exchange_token");
        if (call.Needed("client_secret") != world.Options.AppSecret) throw new GraphRefusal(1, "Error validating client secret.");
        // What is already long-lived is refused in these words, as callers report.
        if (!token.IsShort) throw new GraphRefusal(452, "Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session");
        return Answer(world.Tokens.Issue());
    }

    private static void Grant(GraphRequest call, string needed)
    {
        if (call.Needed("grant_type") != needed) throw GraphRefusal.Parameter($"Param grant_type must be one of {{{needed}}}");
    }

    private JsonObject Answer(TokenState token)
    {
        world.Touch();
        var rest = token.ExpiresAt!.Value - world.Clock.GetUtcNow();
        return new JsonObject { ["access_token"] = token.Value, ["token_type"] = "bearer", ["expires_in"] = (long)rest.TotalSeconds };
    }
}
