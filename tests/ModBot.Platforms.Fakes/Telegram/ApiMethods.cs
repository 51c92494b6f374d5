using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Telegram.Methods;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Carries calls out.</summary>
internal sealed class ApiMethods : IAsyncDisposable
{
    private readonly World world;
    private readonly LongPoll poll;
    private readonly Webhook webhook;
    private readonly WebhookMethods webhooks;
    private readonly BotMethods bot;
    private readonly Dictionary<string, Func<ApiCall, JsonNode>> methods;

    public ApiMethods(World world)
    {
        this.world = world;
        poll = new LongPoll(world);
        webhook = new Webhook(world, AnswerOfWebhookAsync);
        webhooks = new WebhookMethods(world, webhook, poll);
        var access = new ChatAccess(world);
        var send = new SendMethods(world, access, new FloodControl(world.Options, world.Clock));
        var edit = new EditMethods(world, access);
        var members = new MemberMethods(world, access);
        bot = new BotMethods(world);
        methods = new Dictionary<string, Func<ApiCall, JsonNode>>(StringComparer.Ordinal)
        {
            ["getMe"] = bot.GetMe,
            ["getWebhookInfo"] = webhooks.GetWebhookInfo,
            ["sendMessage"] = send.SendMessage,
            ["sendChatAction"] = send.SendChatAction,
            ["editMessageText"] = edit.EditMessageText,
            ["editMessageReplyMarkup"] = edit.EditMessageReplyMarkup,
            ["deleteMessage"] = edit.DeleteMessage,
            ["deleteMessages"] = edit.DeleteMessages,
            ["pinChatMessage"] = edit.PinChatMessage,
            ["unpinChatMessage"] = edit.UnpinChatMessage,
            ["answerCallbackQuery"] = bot.AnswerCallbackQuery,
            ["setMyCommands"] = bot.SetMyCommands,
            ["getMyCommands"] = bot.GetMyCommands,
            ["deleteMyCommands"] = bot.DeleteMyCommands,
            ["getChat"] = members.GetChat,
            ["getChatMember"] = members.GetChatMember,
            ["getChatAdministrators"] = members.GetChatAdministrators,
            ["restrictChatMember"] = members.RestrictChatMember,
            ["banChatMember"] = members.BanChatMember,
            ["unbanChatMember"] = members.UnbanChatMember,
            ["leaveChat"] = members.LeaveChat,
        };
    }

    /// <summary>Whether somebody polls now.</summary>
    public bool IsPolled => poll.IsPolled;

    /// <summary>The bot's commands, for whom it named no others.</summary>
    public JsonArray Menu => bot.Menu;

    /// <summary>Carries a call out.</summary>
    /// <exception cref="ApiRefusal">It is refused.</exception>
    public async Task<JsonNode> RunAsync(ApiCall call, CancellationToken cancellation)
    {
        var result = call.Method.Name switch
        {
            "getUpdates" => await poll.PollAsync(call, webhook.Setting is not null, cancellation),
            "setWebhook" => await webhooks.SetWebhookAsync(call),
            "deleteWebhook" => await webhooks.DeleteWebhookAsync(call),
            var name when methods.TryGetValue(name, out var method) => Run(method, call),
            _ => throw new ApiRefusal(404, "Not Found: method not found"),
        };
        ApiShape.CheckOutput(result, call.Method.Returns, call.Method.Name);
        return result;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => webhook.DisposeAsync();

    private JsonNode Run(Func<ApiCall, JsonNode> method, ApiCall call)
    {
        JsonNode result;
        lock (world.Gate) result = method(call);
        world.Touch();
        return result;
    }

    private async Task AnswerOfWebhookAsync(JsonObject body)
    {
        try
        {
            if (!ApiFacts.Methods.TryGetValue(body["method"]?.GetValue<string>() ?? "", out var method)) return;
            var given = body.Where(each => each.Key != "method").ToDictionary(each => each.Key, each => each.Value?.DeepClone(), StringComparer.Ordinal);
            await RunAsync(new ApiCall(method, ApiShape.Call(method, given, world.Options.Lenient)), CancellationToken.None);
        }
        catch (ApiRefusal)
        {
            // What comes of a call in the answer to a webhook is lost, on the real server too.
        }
    }
}
