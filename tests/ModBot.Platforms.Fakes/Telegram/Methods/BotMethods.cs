using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Telegram.Methods;

/// <summary>The bot itself, its commands, and its answers to presses.</summary>
internal sealed partial class BotMethods(World world)
{
    private readonly Dictionary<string, JsonArray> commands = new(StringComparer.Ordinal);

    /// <summary>The commands that everybody sees who has none of their own.</summary>
    public JsonArray Menu => commands.GetValueOrDefault("default   ") ?? [];

    /// <summary>Who the bot is.</summary>
    public JsonNode GetMe(ApiCall call)
    {
        var json = Wire.User(world.Bot);
        json["can_join_groups"] = true;
        json["can_read_all_group_messages"] = !world.PrivacyMode;
        json["supports_inline_queries"] = false;
        return json;
    }

    /// <summary>Answers a press, once and in time.</summary>
    public JsonNode AnswerCallbackQuery(ApiCall call)
    {
        call.Refuse("url");
        if (call.Text("text") is { Length: > 200 }) throw ApiRefusal.Bad("MESSAGE_TOO_LONG");
        var id = call.Text("callback_query_id") ?? "";
        if (!world.Presses.Remove(id, out var press) || world.Clock.GetUtcNow() - press.At >= world.Options.CallbackRetention)
            throw ApiRefusal.Bad("query is too old and response timeout expired or query ID is invalid");
        world.CallbackAnswers.Add(new CallbackAnswer(id, press.UserId, call.Text("text") is { Length: > 0 } text ? text : null, call.Truth("show_alert")));
        return true;
    }

    /// <summary>Names the commands in a scope and language.</summary>
    public JsonNode SetMyCommands(ApiCall call)
    {
        var given = call.List("commands") ?? [];
        if (given.Count > 100) throw ApiRefusal.Bad("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in given.OfType<JsonObject>())
        {
            if (!CommandName().IsMatch(command["command"]?.GetValue<string>() ?? "")) throw ApiRefusal.Bad("BOT_COMMAND_INVALID");
            if (command["description"]?.GetValue<string>() is not { Length: >= 1 and <= 256 }) throw ApiRefusal.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
        }

        commands[Key(call)] = (JsonArray)given.DeepClone();
        return true;
    }

    /// <summary>The commands in a scope and language.</summary>
    public JsonNode GetMyCommands(ApiCall call) => commands.TryGetValue(Key(call), out var found) ? found.DeepClone() : new JsonArray();

    /// <summary>Forgets the commands in a scope and language.</summary>
    public JsonNode DeleteMyCommands(ApiCall call)
    {
        commands.Remove(Key(call));
        return true;
    }

    private static string Key(ApiCall call)
    {
        var language = call.Text("language_code") ?? "";
        if (language.Length is not (0 or 2)) throw ApiRefusal.Bad("invalid language code specified");
        var scope = call.Object("scope") ?? new JsonObject { ["type"] = "default" };
        var type = scope["type"]?.GetValue<string>() ?? "";
        return ScopeFields.TryGetValue(type, out var fields) && scope.Count == fields
            ? $"{type} {scope["chat_id"]} {scope["user_id"]} {language}"
            : throw ApiRefusal.Bad("can't parse BotCommandScope: Unsupported type specified");
    }

    /// <summary>The types of scope, with the number of fields that each has.</summary>
    private static readonly Dictionary<string, int> ScopeFields = new(StringComparer.Ordinal)
    {
        ["default"] = 1,
        ["all_private_chats"] = 1,
        ["all_group_chats"] = 1,
        ["all_chat_administrators"] = 1,
        ["chat"] = 2,
        ["chat_administrators"] = 2,
        ["chat_member"] = 3,
    };

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommandName();
}
