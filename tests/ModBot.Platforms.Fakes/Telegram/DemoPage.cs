using System.Globalization;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>A page on which a person can be any member of any chat.</summary>
internal static class DemoPage
{
    private const int ShownMessages = 100;

    /// <summary>Adds the page, its script, and what the script asks.</summary>
    public static void Map(WebApplication application, TelegramServer server)
    {
        PageFiles.Map(application, "Telegram.page.js");
        application.MapGet("/page/state", (string? user) => Results.Text(State(server, user).ToJsonString(), "application/json"));
        application.MapPost("/page/post", (JsonObject body) => Do(() => Post(server, body)));
        application.MapPost("/page/edit", (JsonObject body) => Do(() => Edit(server, body)));
        application.MapPost("/page/delete", (JsonObject body) => Do(() => Delete(server, body)));
        application.MapPost("/page/press", (JsonObject body) => Do(() => Press(server, body)));
    }

    private static IResult Do(Func<string?> act)
    {
        try
        {
            return act() is { } id ? Results.Json(new { id }) : Results.NoContent();
        }
        catch (InvalidOperationException fault)
        {
            return Results.Text(fault.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static string? Post(TelegramServer server, JsonObject body)
    {
        var (chat, user) = Who(server, body);
        chat.Post(user, Text(body, "text"), new PostOptions { ReplyTo = Number(body, "replyTo") });
        return null;
    }

    private static string? Edit(TelegramServer server, JsonObject body)
    {
        var (chat, user) = Who(server, body);
        var message = Message(chat, body);
        if (message.From?.Id != user.Id) throw new InvalidOperationException("Only the author can edit a message.");
        chat.Edit(message, Text(body, "text"));
        return null;
    }

    private static string? Delete(TelegramServer server, JsonObject body)
    {
        var (chat, user) = Who(server, body);
        var message = Message(chat, body);
        if (message.From?.Id != user.Id && !MayDelete(chat.MemberOf(user))) throw new InvalidOperationException("This member cannot delete this message.");
        chat.Delete(message, user);
        return null;
    }

    private static string? Press(TelegramServer server, JsonObject body)
    {
        var (chat, user) = Who(server, body);
        return chat.Press(user, Message(chat, body), Text(body, "data"));
    }

    private static (TelegramChat Chat, TelegramUser User) Who(TelegramServer server, JsonObject body)
    {
        var chat = server.Chats.FirstOrDefault(each => each.Id == Number(body, "chat")) ?? throw new InvalidOperationException("There is no such chat.");
        var member = chat.Members.FirstOrDefault(each => each.User.Id == Number(body, "user")) ?? throw new InvalidOperationException("There is no such member.");
        return (chat, member.User);
    }

    private static TelegramMessage Message(TelegramChat chat, JsonObject body) =>
        chat.Find(Number(body, "message") ?? 0) is { DeletedAt: null } message ? message : throw new InvalidOperationException("There is no such message.");

    private static bool MayDelete(TelegramMember member) => member.HasRight("can_delete_messages");

    private static string Text(JsonObject body, string name) => body[name]?.ToString() ?? "";

    private static long? Number(JsonObject body, string name) => long.TryParse(Text(body, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonObject State(TelegramServer server, string? user)
    {
        var people = server.Chats.SelectMany(each => each.Members).Where(each => each.IsIn && !each.User.IsBot).Select(each => each.User).DistinctBy(each => each.Id).OrderBy(each => each.Id).ToList();
        var viewer = people.Find(each => Wire.Text(each.Id) == user) ?? people.FirstOrDefault();
        return new JsonObject
        {
            ["bot"] = server.Bot.FirstName,
            ["isHeard"] = server.IsPolled,
            ["pending"] = server.PendingUpdates,
            ["users"] = new JsonArray([.. people.Select(each => new JsonObject { ["id"] = Wire.Text(each.Id), ["name"] = each.FirstName })]),
            ["openPresses"] = new JsonArray([.. server.OpenPresses.Select(each => JsonValue.Create(each))]),
            ["answers"] = new JsonArray([.. server.CallbackAnswers.Select(each => new JsonObject { ["press"] = each.CallbackId, ["text"] = each.Text, ["isAlert"] = each.IsAlert })]),
            ["commands"] = new JsonArray([.. server.Menu.Select(each => new JsonObject { ["name"] = each.Name, ["description"] = each.Description })]),
            ["chats"] = new JsonArray([.. server.Chats.Where(each => viewer is not null && each.MigratedTo is null && each.MemberOf(viewer).IsIn).OrderBy(each => each.Kind is ChatKind.Private)
                .Select(each => Chat(server, each, each.MemberOf(viewer!)))]),
        };
    }

    private static JsonObject Chat(TelegramServer server, TelegramChat chat, TelegramMember viewer) => new()
    {
        ["id"] = Wire.Text(chat.Id),
        ["name"] = chat.Kind is ChatKind.Private ? "Privé" : chat.Title,
        ["mayPost"] = viewer.MayPost && (chat.Kind is not ChatKind.Channel || viewer.IsAdministrator),
        ["mayDelete"] = MayDelete(viewer),
        ["messages"] = new JsonArray([.. chat.Messages.Where(each => !each.IsService).TakeLast(ShownMessages).Select(each => Message(server, chat, each))]),
    };

    private static JsonObject Message(TelegramServer server, TelegramChat chat, TelegramMessage message)
    {
        var json = new JsonObject
        {
            ["id"] = message.Id,
            ["by"] = message.From is { } from ? Wire.Text(from.Id) : null,
            ["from"] = message.IsByBot ? server.Bot.FirstName : message.From?.FirstName ?? chat.Title,
            ["isBot"] = message.IsByBot || message.From is { IsBot: true },
            ["at"] = message.SentAt.ToUnixTimeMilliseconds(),
            ["isDeleted"] = message.DeletedAt is not null,
        };
        if (message.DeletedAt is not null)
        {
            json["deletedBy"] = message.DeletedBy?.FirstName;
            return json;
        }

        json["isEdited"] = message.EditedAt is not null;
        json["asks"] = message.ForcesReply;
        json["placeholder"] = message.Placeholder;
        json["replyTo"] = message.ReplyTo;
        json["text"] = message.Media is MediaKind.None ? message.Text : $"[{message.Media}] {message.Text}";

        // Offsets count in the text alone, so media are shown without styles.
        json["entities"] = new JsonArray([.. message.Entities.Where(_ => message.Media is MediaKind.None)
            .Select(each => new JsonObject { ["type"] = each.Type, ["offset"] = each.Offset, ["length"] = each.Length })]);
        json["buttons"] = new JsonArray([.. message.Buttons.Select(row => new JsonArray([.. row.Select(each => new JsonObject { ["text"] = each.Text, ["data"] = each.Data, ["style"] = each.Style })]))]);
        return json;
    }
}
