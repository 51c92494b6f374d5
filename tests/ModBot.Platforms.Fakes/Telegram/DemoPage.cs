using System.Globalization;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>A page on which a person can be any member of any chat.</summary>
internal static class DemoPage
{
    /// <summary>Adds the page, its script, and what the script asks.</summary>
    public static void Map(WebApplication application, TelegramServer server)
    {
        application.MapGet("/", context => FileAsync(context, "page.html", "text/html; charset=utf-8"));
        application.MapGet("/page.js", context => FileAsync(context, "page.js", "text/javascript; charset=utf-8"));
        application.MapGet("/favicon.ico", () => Results.NoContent());
        application.MapGet("/page/state", () => Results.Text(State(server).ToJsonString(), "application/json"));
        application.MapPost("/page/post", (JsonObject body) => Do(() => Post(server, body)));
        application.MapPost("/page/press", (JsonObject body) => Do(() => Press(server, body)));
    }

    private static async Task FileAsync(HttpContext context, string name, string contentType)
    {
        await using var stream = typeof(DemoPage).Assembly.GetManifestResourceStream($"Telegram.{name}") ?? throw new InvalidOperationException("The page is not embedded.");
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'";
        await stream.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static IResult Do(Action action)
    {
        try
        {
            action();
            return Results.NoContent();
        }
        catch (InvalidOperationException fault)
        {
            return Results.Text(fault.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static void Post(TelegramServer server, JsonObject body)
    {
        var (chat, user) = Who(server, body);
        chat.Post(user, Text(body, "text"), new PostOptions { ReplyTo = Number(body, "replyTo") });
    }

    private static void Press(TelegramServer server, JsonObject body)
    {
        var (chat, user) = Who(server, body);
        var message = chat.Find(Number(body, "message") ?? 0) ?? throw new InvalidOperationException("There is no such message.");
        chat.Press(user, message, Text(body, "data"));
    }

    private static (TelegramChat Chat, TelegramUser User) Who(TelegramServer server, JsonObject body)
    {
        var chat = server.Chats.FirstOrDefault(each => each.Id == Number(body, "chat")) ?? throw new InvalidOperationException("There is no such chat.");
        var member = chat.Members.FirstOrDefault(each => each.User.Id == Number(body, "user")) ?? throw new InvalidOperationException("There is no such member.");
        return (chat, member.User);
    }

    private static string Text(JsonObject body, string name) => body[name]?.ToString() ?? "";

    private static long? Number(JsonObject body, string name) => long.TryParse(Text(body, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonObject State(TelegramServer server) => new()
    {
        ["bot"] = server.Bot.FirstName,
        ["isPolled"] = server.IsPolled,
        ["pending"] = server.PendingUpdates,
        ["answers"] = new JsonArray([.. server.CallbackAnswers.Select(each => new JsonObject { ["user"] = Wire.Text(each.UserId), ["text"] = each.Text })]),
        ["chats"] = new JsonArray([.. server.Chats.Select(each => Chat(server, each))]),
    };

    private static JsonObject Chat(TelegramServer server, TelegramChat chat) => new()
    {
        ["id"] = Wire.Text(chat.Id),
        ["title"] = chat.Kind is ChatKind.Private ? $"{chat.Title} (privé)" : chat.Title,
        ["members"] = new JsonArray([.. chat.Members.Where(each => each.IsIn && each.User.Id != server.Bot.Id)
            .Select(each => new JsonObject { ["id"] = Wire.Text(each.User.Id), ["name"] = each.User.FirstName, ["mayPost"] = each.MayPost })]),
        ["messages"] = new JsonArray([.. chat.Visible.TakeLast(100).Select(each => Message(server, chat, each))]),
    };

    private static JsonObject Message(TelegramServer server, TelegramChat chat, TelegramMessage message) => new()
    {
        ["id"] = message.Id,
        ["from"] = message.IsByBot ? server.Bot.FirstName : message.From?.FirstName ?? chat.Title,
        ["isByBot"] = message.IsByBot,
        ["isEdited"] = message.EditedAt is not null,
        ["forcesReply"] = message.ForcesReply,
        ["placeholder"] = message.Placeholder,
        ["replyTo"] = message.ReplyTo,
        ["text"] = message.Media is MediaKind.None ? message.Text : $"[{message.Media}] {message.Text}",
        // Offsets count in the text alone, so media are shown without styles.
        ["entities"] = new JsonArray([.. message.Entities.Where(_ => message.Media is MediaKind.None)
            .Select(each => new JsonObject { ["type"] = each.Type, ["offset"] = each.Offset, ["length"] = each.Length })]),
        ["buttons"] = new JsonArray([.. message.Buttons.Select(row => new JsonArray([.. row.Select(each => new JsonObject { ["text"] = each.Text, ["data"] = each.Data, ["style"] = each.Style })]))]),
    };
}
