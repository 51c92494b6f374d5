using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Platforms.Tests.Telegram;

/// <summary>A server with a supergroup, a moderator and two members, and a plain HTTP client in the place of the bot.</summary>
internal sealed class TelegramFixture : IAsyncDisposable
{
    private readonly HttpClient http = new();

    private TelegramFixture(TelegramServer server, FakeTimeProvider clock)
    {
        (Server, Clock) = (server, clock);
        Mina = server.CreateUser("Mina");
        Anna = server.CreateUser("Anna", "anna_plein");
        Bram = server.CreateUser("Bram");
        Group = server.CreateSupergroup("Plein").Join(Mina, MemberStatus.Creator).Join(Anna).Join(Bram);
    }

    public TelegramServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public TelegramUser Mina { get; }

    public TelegramUser Anna { get; }

    public TelegramUser Bram { get; }

    public TelegramChat Group { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static readonly string[] Rights = ["can_delete_messages", "can_restrict_members", "can_pin_messages"];

    /// <summary>Starts one. The bot is an administrator of the group, unless it is to stay outside.</summary>
    public static async Task<TelegramFixture> StartAsync(TelegramOptions? options = null, bool isBotIn = true)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var fixture = new TelegramFixture(await TelegramServer.StartAsync((options ?? new TelegramOptions()) with { SlowsBusyPolling = false }, clock), clock);
        if (!isBotIn) return fixture;
        fixture.Group.AddBot(Rights);
        await fixture.UpdatesAsync();
        return fixture;
    }

    /// <summary>Makes a call in JSON; the whole answer.</summary>
    public async Task<JsonObject> CallAsync(string method, object? parameters = null)
    {
        using var response = await http.PostAsJsonAsync($"{Server.BaseUrl}/bot{Server.Token}/{method}", parameters ?? new { }, Token);
        return await ReadAsync(response);
    }

    /// <summary>Makes a call that must go well; its result.</summary>
    public async Task<JsonNode> OkAsync(string method, object? parameters = null)
    {
        var answer = await CallAsync(method, parameters);
        answer["ok"]!.GetValue<bool>().ShouldBeTrue(answer.ToJsonString());
        return answer["result"]!;
    }

    /// <summary>Makes a call that must be refused; "code description".</summary>
    public async Task<string> RefusedAsync(string method, object? parameters = null)
    {
        var answer = await CallAsync(method, parameters);
        answer["ok"]!.GetValue<bool>().ShouldBeFalse(answer.ToJsonString());
        return $"{answer["error_code"]} {answer["description"]}";
    }

    /// <summary>Sends a body as it is.</summary>
    public async Task<JsonObject> SendRawAsync(string method, string body, string contentType)
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        return await SendRawAsync(method, content);
    }

    /// <summary>Sends a body as it is.</summary>
    public async Task<JsonObject> SendRawAsync(string method, HttpContent content)
    {
        using var response = await http.PostAsync(new Uri($"{Server.BaseUrl}/bot{Server.Token}/{method}"), content, Token);
        return await ReadAsync(response);
    }

    /// <summary>Fetches the updates that wait, and confirms them.</summary>
    public async Task<IReadOnlyList<JsonObject>> UpdatesAsync(params string[] kinds)
    {
        var updates = (await OkAsync("getUpdates", kinds.Length > 0 ? new { allowed_updates = kinds } : new { })).AsArray().OfType<JsonObject>().ToList();
        if (updates.Count > 0) await OkAsync("getUpdates", new { offset = updates[^1]["update_id"]!.GetValue<long>() + 1 });
        return updates;
    }

    /// <summary>The bot posts in the group.</summary>
    public async Task<long> SendAsync(string text, object? markup = null) =>
        (await OkAsync("sendMessage", markup is null ? new { chat_id = Group.Id, text } : new { chat_id = Group.Id, text, reply_markup = markup }))["message_id"]!.GetValue<long>();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!.AsObject();
        ((int)response.StatusCode).ShouldBe(answer["ok"]!.GetValue<bool>() ? 200 : answer["error_code"]!.GetValue<int>());
        return answer;
    }
}
