using System.ComponentModel.DataAnnotations;
using ModBot.Adapters.Instagram;

namespace ModBot.Adapters.Tests.Instagram;

public sealed class InstagramOptionsTests
{
    [Fact]
    public void Defaults_AreOff_AndHold()
    {
        var options = new InstagramOptions();

        Problems(options).ShouldBeEmpty();
        (options.IsOn, options.HasWebhook).ShouldBe((false, false));
    }

    [Theory]
    [InlineData(InstagramLogin.Instagram, "https://graph.instagram.com")]
    [InlineData(InstagramLogin.Facebook, "https://graph.facebook.com")]
    public void Login_DecidesTheAddress(InstagramLogin login, string address) => new InstagramOptions { Token = "t", Login = login }.Address.ShouldBe(address);

    [Fact]
    public void WhatIsWrong_IsSaidWithoutTheSecret()
    {
        (string Says, InstagramOptions Options)[] wrong =
        [
            ("Token must", new() { Token = "met spatie" }),
            ("Token is missing", new() { AppSecret = "geheim" }),
            ("Version", new() { Token = "t", Version = "25" }),
            ("BaseUrl", new() { Token = "t", BaseUrl = "http://graph.example.org" }),
            ("BaseUrl", new() { Token = "t", BaseUrl = "https://graph.example.org/v25.0" }),
            ("VerifyToken must", new() { Token = "t", AppSecret = "geheim", VerifyToken = "kort" }),
            ("AppSecret is missing", new() { Token = "t", VerifyToken = "een-woord-van-ons-zelf" }),
            ("PollSeconds", new() { Token = "t", PollSeconds = 1 }),
            ("Posts", new() { Token = "t", Posts = 0 }),
        ];

        foreach (var (says, options) in wrong)
        {
            var problem = Problems(options).ShouldHaveSingleItem();
            problem.ShouldContain(says);
            problem.ShouldNotContain("spatie");
            problem.ShouldNotContain("geheim");
        }
    }

    private static List<string> Problems(InstagramOptions options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return [.. results.Select(result => result.ErrorMessage ?? string.Empty)];
    }
}
