using System.ComponentModel.DataAnnotations;
using ModBot.Adapters.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordOptionsTests
{
    public static TheoryData<string, DiscordOptions, bool> Cases => new()
    {
        { "token", new DiscordOptions { Token = "abc.DEF-1_2" }, true },
        { "no token", new DiscordOptions(), false },
        { "token with a line end", new DiscordOptions { Token = "abc\r\nX-Evil: 1" }, false },
        { "most shards", new DiscordOptions { Token = "a", Shards = 1000 }, true },
        { "too many shards", new DiscordOptions { Token = "a", Shards = 1001 }, false },
        { "fewer than none", new DiscordOptions { Token = "a", Shards = -1 }, false },
        { "name", new DiscordOptions { Token = "a", Name = "discord-2" }, true },
        { "name in capitals", new DiscordOptions { Token = "a", Name = "Discord" }, false },
        { "this machine", new DiscordOptions { Token = "a", ApiBase = "http://127.0.0.1:5000/api" }, true },
        { "plain http elsewhere", new DiscordOptions { Token = "a", ApiBase = "http://discord.com/api" }, false },
        { "no address", new DiscordOptions { Token = "a", ApiBase = "discord" }, false },
    };

    [Fact]
    public void Defaults_AreTheDocumentedOnes() => new DiscordOptions().ShouldSatisfyAllConditions(
        o => o.Token.ShouldBeEmpty(),
        o => o.ApiBase.ShouldBe("https://discord.com/api"),
        o => o.Shards.ShouldBe(0),
        o => o.Name.ShouldBe("discord"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Validate_AtTheLimits(string what, DiscordOptions options, bool valid) =>
        Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true).ShouldBe(valid, what);

    [Fact]
    public void Adapter_InvalidOptions_Throws() => Should.Throw<ValidationException>(() => new DiscordAdapter(new DiscordOptions(), TimeProvider.System, seed: 1));
}
