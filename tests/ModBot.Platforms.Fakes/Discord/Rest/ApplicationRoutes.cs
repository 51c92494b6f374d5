using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModBot.Platforms.Fakes.Discord.Facts;
using ModBot.Platforms.Fakes.Discord.Gateway;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>The routes of the bot itself: gateway, user, application, commands, private talks.</summary>
internal sealed partial class ApplicationRoutes(DiscordWorld world, DiscordAccess access, GatewayHub hub, DiscordServerOptions options)
{
    /// <summary>Adds them.</summary>
    public void Map(DiscordPipeline pipeline, IEndpointRouteBuilder app)
    {
        pipeline.Map(app, "GET /gateway", _ => DiscordReply.Ok(new JsonObject { ["url"] = access.GatewayUrl }));
        pipeline.Map(app, "GET /gateway/bot", _ => DiscordReply.Ok(Gateway()));
        pipeline.Map(app, "GET /users/@me", _ => DiscordReply.Ok(Wire.User(world.Bot)));
        pipeline.Map(app, "GET /users/{user_id}", call => DiscordReply.Ok(Wire.User(world.Users.GetValueOrDefault(call.Id("user_id")) ?? throw DiscordRefusal.UnknownUser())));
        pipeline.Map(app, "POST /users/@me/channels", OpenDm);
        pipeline.Map(app, "GET /applications/@me", _ => DiscordReply.Ok(Application()));
        foreach (var scope in (string[])["/applications/{application_id}/commands", "/applications/{application_id}/guilds/{guild_id}/commands"])
        {
            pipeline.Map(app, $"GET {scope}", call => DiscordReply.Ok(Commands(Scope(call)).DeepClone()));
            pipeline.Map(app, $"PUT {scope}", Overwrite);
        }
    }

    private static void CheckCommands(JsonArray commands)
    {
        var errors = new FormErrors();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < commands.Count; index++)
        {
            var command = (JsonObject)commands[index]!;
            var (name, kind) = ((string?)command["name"] ?? string.Empty, (int?)command["type"] ?? 1);
            if (!names.Add($"{kind}:{name}")) errors.Add($"{index}", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            if (kind == 1 && !ChatName().IsMatch(name)) errors.Add($"{index}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            var description = (string?)command["description"] ?? string.Empty;
            if (kind == 1 && description.Length == 0) errors.Add($"{index}.description", "BASE_TYPE_REQUIRED", "This field is required");
            if (kind != 1 && description.Length > 0) errors.Add($"{index}.description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", "Context menu commands cannot have description");
            CheckOptions(command, $"{index}", errors);
        }

        if (errors.Count > 0) throw DiscordRefusal.Invalid(errors);
    }

    private static void CheckOptions(JsonObject command, string path, FormErrors errors)
    {
        if (command["options"] is not JsonArray list) return;
        var optional = false;
        for (var index = 0; index < list.Count; index++)
        {
            var option = (JsonObject)list[index]!;
            if (!ChatName().IsMatch((string?)option["name"] ?? string.Empty)) errors.Add($"{path}.options.{index}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            var required = (bool?)option["required"] ?? false;
            if (required && optional) errors.Add($"{path}.options.{index}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            optional |= !required;
        }
    }

    private JsonObject Gateway() => new()
    {
        ["url"] = access.GatewayUrl,
        ["shards"] = options.Shards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = options.IdentifiesPerDay,
            ["remaining"] = Math.Max(0, options.IdentifiesPerDay - hub.Identifies),
            ["reset_after"] = 86_400_000,
            ["max_concurrency"] = options.MaxConcurrency,
        },
    };

    private JsonObject Application() => new()
    {
        ["id"] = Snowflake.Text(world.Bot.Id),
        ["name"] = world.Bot.Name,
        ["icon"] = null,
        ["description"] = string.Empty,
        ["type"] = null,
        ["bot"] = Wire.User(world.Bot),
        ["summary"] = string.Empty,
        ["bot_public"] = false,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = new string('0', 64),
        ["flags"] = access.ApplicationFlags,
        ["hook"] = true,
        ["owner"] = Wire.User(world.Bot),
        ["team"] = null,
        ["approximate_guild_count"] = world.Guilds.Count,
        ["redirect_uris"] = new JsonArray(),
        ["interactions_endpoint_url"] = null,
    };

    private DiscordReply OpenDm(DiscordCall call)
    {
        if (Snowflake.Read((string?)call.Form["recipient_id"]) is not { } id) throw DiscordRefusal.Invalid("recipient_id", "BASE_TYPE_REQUIRED", "This field is required");
        if (!world.Users.TryGetValue(id, out var user)) throw DiscordRefusal.UnknownUser();
        return user == world.Bot ? throw DiscordRefusal.ClosedDm() : DiscordReply.Ok(Wire.Channel(world.DmWith(user)));
    }

    private ulong Scope(DiscordCall call)
    {
        if (call.Id("application_id") != world.Bot.Id) throw new DiscordRefusal(403, 20012, "You are not authorized to perform this action on this application");
        if (!call.Path.ContainsKey("guild_id")) return 0;
        return world.Guilds.ContainsKey(call.Id("guild_id")) ? call.Id("guild_id") : throw DiscordRefusal.MissingAccess();
    }

    private JsonArray Commands(ulong scope) => world.Commands.GetValueOrDefault(scope) ?? [];

    private DiscordReply Overwrite(DiscordCall call)
    {
        var scope = Scope(call);
        var commands = call.Body as JsonArray ?? [];
        CheckCommands(commands);
        var old = Commands(scope);
        var made = new JsonArray();
        foreach (var command in commands.Select(each => (JsonObject)each!.DeepClone()))
        {
            command["type"] = (int?)command["type"] ?? 1;
            var same = old.FirstOrDefault(each => (string?)each!["name"] == (string?)command["name"] && (int?)each["type"] == (int?)command["type"]);
            command["id"] = (string?)same?["id"] ?? Snowflake.Text(world.Ids.Next());
            command["application_id"] = Snowflake.Text(world.Bot.Id);
            command["version"] = Snowflake.Text(world.Ids.Next());
            command["description"] = (string?)command["description"] ?? string.Empty;
            command["nsfw"] = false;
            command["default_member_permissions"] = command["default_member_permissions"]?.ToString();
            if (scope != 0) command["guild_id"] = Snowflake.Text(scope);
            else command["dm_permission"] = (bool?)command["dm_permission"] ?? true;
            if (scope == 0) command["contexts"] ??= null;
            command["integration_types"] ??= new JsonArray(0);
            made.Add(command);
        }

        world.Commands[scope] = made;
        return DiscordReply.Ok(made.DeepClone());
    }

    [GeneratedRegex(@"^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex ChatName();
}
