using System.Text.Json;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord.Gateway;

/// <summary>Answers what a bot sends over the gateway. Guarded by the gate of the world.</summary>
internal sealed class GatewayProtocol(DiscordWorld world, GatewayHub hub, DiscordServerOptions options, DiscordAccess access)
{
    private const int MaxPayload = 4096;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<int, DateTimeOffset> identified = [];

    /// <summary>Greets a new connection.</summary>
    public void Greet(GatewayConnection connection) =>
        Send(connection, 10, new JsonObject { ["heartbeat_interval"] = (int)options.HeartbeatInterval.TotalMilliseconds, ["_trace"] = new JsonArray("[\"stand-in\"]") });

    /// <summary>Takes one payload in.</summary>
    /// <param name="connection">Where it came.</param>
    /// <param name="bytes">What came.</param>
    /// <param name="atResumeUrl">Whether the connection was made to the address for resuming.</param>
    public void Take(GatewayConnection connection, byte[] bytes, bool atResumeUrl)
    {
        if (connection.IsFlooding()) connection.Close(4008);
        else if (bytes.Length > MaxPayload || Read(bytes) is not { } payload) connection.Close(4002);
        else Answer(connection, payload, atResumeUrl);
    }

    private static JsonObject? Read(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Strict) is JsonObject json && json["op"] is JsonValue op && op.GetValueKind() == JsonValueKind.Number ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Send(GatewayConnection connection, int op, JsonNode? data) =>
        connection.Send(new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data }.ToJsonString());

    private void Answer(GatewayConnection connection, JsonObject payload, bool atResumeUrl)
    {
        var data = payload["d"];
        switch ((int)payload["op"]!)
        {
            case 1:
                if (data is not null && data.GetValueKind() != JsonValueKind.Number)
                {
                    connection.Close(4002);
                    return;
                }

                hub.Heartbeats++;
                Send(connection, 11, null);
                return;
            case 2 or 6 when connection.Session is not null:
                connection.Close(4005);
                return;
            case 2 when data is JsonObject identify:
                Identify(connection, identify);
                return;
            case 6 when data is JsonObject resume:
                Resume(connection, resume, atResumeUrl);
                return;
            case 2 or 6:
                connection.Close(4002);
                return;
            case 3 or 4 or 8 or 31 or 43:
                if (connection.Session is null) connection.Close(4003);
                return;
            default:
                connection.Close(4001);
                return;
        }
    }

    private void Identify(GatewayConnection connection, JsonObject data)
    {
        hub.Identifies++;
        if (IdentifyForm.Read(data) is not { } form)
        {
            connection.Close(4002);
            return;
        }

        if (!access.Matches(form.Token))
        {
            connection.Close(4004);
            return;
        }

        if (hub.Identifies > options.IdentifiesPerDay)
        {
            // Discord ends all sessions and resets the token.
            access.Revoke();
            foreach (var each in hub.Connections) each.Close(4004);
            return;
        }

        if (form.Shard < 0 || form.Shard >= form.Shards)
        {
            connection.Close(4010);
            return;
        }

        if ((form.Intents & ~GatewayIntents.Known) != 0)
        {
            connection.Close(4013);
            return;
        }

        if ((form.Intents & GatewayIntents.MessageContent) != 0 && world.Content == DiscordContent.Refused)
        {
            connection.Close(4014);
            return;
        }

        var key = form.Shard % options.MaxConcurrency;
        if (identified.TryGetValue(key, out var last) && world.Now - last < options.IdentifyWindow)
        {
            Send(connection, 9, false);
            return;
        }

        identified[key] = world.Now;
        var session = new GatewaySession { Id = Guid.NewGuid().ToString("N"), Intents = form.Intents, Shard = form.Shard, Shards = form.Shards, Connection = connection };
        hub.Sessions[session.Id] = session;
        connection.Session = session;
        Begin(session);
    }

    private void Begin(GatewaySession session)
    {
        var guilds = world.Guilds.Values.Where(each => session.Serves(each.Id) && each.Members.ContainsKey(world.Bot.Id)).ToArray();
        hub.Deliver(session, "READY", new JsonObject
        {
            ["v"] = 10,
            ["user"] = SelfUser(world),
            ["guilds"] = new JsonArray([.. guilds.Select(each => new JsonObject { ["id"] = Snowflake.Text(each.Id), ["unavailable"] = true })]),
            ["session_id"] = session.Id,
            ["resume_gateway_url"] = access.ResumeUrl,
            ["shard"] = new JsonArray(session.Shard, session.Shards),
            ["application"] = new JsonObject { ["id"] = Snowflake.Text(world.Bot.Id), ["flags"] = access.ApplicationFlags },
            ["private_channels"] = new JsonArray(),
            ["relationships"] = new JsonArray(),
            ["session_type"] = "normal",
        });
        if (!session.Wants(GatewayIntents.Guilds)) return;
        foreach (var guild in guilds) hub.Deliver(session, "GUILD_CREATE", Wire.GuildCreate(world, guild));
    }

    private void Resume(GatewayConnection connection, JsonObject data, bool atResumeUrl)
    {
        if (data["token"] is not JsonValue token || data["session_id"] is not JsonValue id || data["seq"] is not JsonValue number
            || token.GetValueKind() != JsonValueKind.String || id.GetValueKind() != JsonValueKind.String || !number.TryGetValue<int>(out var sequence) || data.Count != 3)
        {
            connection.Close(4002);
            return;
        }

        if (!access.Matches((string?)token))
        {
            connection.Close(4004);
            return;
        }

        hub.Resumes++;
        if (!atResumeUrl) hub.ResumesElsewhere++;
        if (!hub.Sessions.TryGetValue((string)id!, out var session) || (session.Connection is null && world.Now - session.LeftAt > options.ResumeWithin))
        {
            Send(connection, 9, false);
            return;
        }

        if (sequence > session.Sequence)
        {
            connection.Close(4007);
            return;
        }

        if (sequence < session.Sequence && (!session.Kept.TryPeek(out var oldest) || oldest.Sequence > sequence + 1))
        {
            hub.Sessions.Remove(session.Id);
            Send(connection, 9, false);
            return;
        }

        var replaced = session.Connection;
        session.Connection = connection;
        connection.Session = session;
        replaced?.Cut();
        foreach (var (at, json) in session.Kept.ToArray())
        {
            if (at > sequence) connection.Send(json);
        }

        hub.Deliver(session, "RESUMED", new JsonObject { ["_trace"] = new JsonArray("[\"stand-in\"]") });
    }

    private static JsonObject SelfUser(DiscordWorld world)
    {
        var user = Wire.User(world.Bot);
        (user["verified"], user["mfa_enabled"], user["email"]) = (true, true, null);
        return user;
    }
}
