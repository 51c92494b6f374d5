using System.ComponentModel.DataAnnotations;
using ModBot.Adapters.Telegram;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramOptionsTests
{
    private const string Token = "123456:ABC-def_9";

    public static TheoryData<string, TelegramOptions, bool> Cases => new()
    {
        { "token", new TelegramOptions { Token = Token }, true },
        { "no token", new TelegramOptions(), true },
        { "token without a number", new TelegramOptions { Token = "abc:def" }, false },
        { "token without a secret", new TelegramOptions { Token = "654321:" }, false },
        { "token with a path", new TelegramOptions { Token = "123456:abc/../x" }, false },
        { "token with a line end", new TelegramOptions { Token = Token + "\n" }, false },
        { "token in two parts too many", new TelegramOptions { Token = "1:2:3" }, false },
        { "server of one's own", new TelegramOptions { Token = Token, BaseUrl = "http://telegram-bot-api:8081" }, true },
        { "the same with a slash", new TelegramOptions { Token = Token, BaseUrl = "http://localhost:8081/" }, true },
        { "server with a path", new TelegramOptions { Token = Token, BaseUrl = "http://localhost:8081/bot" }, false },
        { "server with a password", new TelegramOptions { Token = Token, BaseUrl = "http://user:word@localhost:8081" }, false },
        { "Telegram without encryption", new TelegramOptions { Token = Token, BaseUrl = "http://api.telegram.org" }, false },
        { "no address", new TelegramOptions { Token = Token, BaseUrl = "telegram" }, false },
        { "another kind of address", new TelegramOptions { Token = Token, BaseUrl = "ftp://localhost" }, false },
        { "webhook", new TelegramOptions { Token = Token, WebhookUrl = "https://modbot.example.org/telegram" }, true },
        { "plain webhook", new TelegramOptions { Token = Token, WebhookUrl = "http://modbot.example.org/telegram" }, false },
        { "plain webhook of a server of one's own", new TelegramOptions { Token = Token, BaseUrl = "http://localhost:8081", WebhookUrl = "http://modbot/telegram" }, true },
        { "webhook that is no address", new TelegramOptions { Token = Token, WebhookUrl = "telegram" }, false },
        { "shortest poll", new TelegramOptions { Token = Token, PollSeconds = 1 }, true },
        { "longest poll", new TelegramOptions { Token = Token, PollSeconds = 50 }, true },
        { "no poll", new TelegramOptions { Token = Token, PollSeconds = 0 }, false },
        { "too long a poll", new TelegramOptions { Token = Token, PollSeconds = 51 }, false },
    };

    [Fact]
    public void Defaults_AreTheDocumentedOnes() => new TelegramOptions().ShouldSatisfyAllConditions(
        o => o.Token.ShouldBeNull(),
        o => o.IsOn.ShouldBeFalse(),
        o => o.BaseUrl.ShouldBe("https://api.telegram.org"),
        o => o.IsCloud.ShouldBeTrue(),
        o => o.WebhookUrl.ShouldBeNull(),
        o => o.PollSeconds.ShouldBe(25));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Validate_AtTheLimits(string what, TelegramOptions options, bool valid)
    {
        List<ValidationResult> results = [];

        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true).ShouldBe(valid, what);

        if (options.Token is { } token) results.ShouldAllBe(result => !result.ErrorMessage!.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://api.telegram.org", true)]
    [InlineData("https://API.telegram.org/", true)]
    [InlineData("http://localhost:8081", false)]
    public void IsCloud_WhateverTheSpelling(string address, bool isCloud) => new TelegramOptions { BaseUrl = address }.IsCloud.ShouldBe(isCloud);

    [Theory]
    [InlineData(null)]
    [InlineData("geheim-zonder-nummer")]
    public void Adapter_InvalidToken_ThrowsWithoutNamingIt(string? token) =>
        Should.Throw<ValidationException>(() => new TelegramAdapter(new TelegramOptions { Token = token }, TimeProvider.System)).ToString().ShouldNotContain("geheim");
}
