using ModBot.Moderation.Privacy;

namespace ModBot.Moderation.Tests.Privacy;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("hoi @voorbeeld_1, kom je?", "hoi @…, kom je?")]
    [InlineData("@a.b en @c", "@… en @…")]
    [InlineData("<@123456> en <@!99> en <@&7>", "@… en @… en @…")]
    [InlineData("tg://user?id=42", "@…")]
    [InlineData("mail naar naam@voorbeeld.nl", "mail naar naam@voorbeeld.nl")]
    [InlineData("om 5 @ het plein", "om 5 @ het plein")]
    [InlineData("", "")]
    public void WithoutOthers_TakesMentionsOut(string text, string expected) => Redaction.WithoutOthers(text).ShouldBe(expected);

    [Fact]
    public void WithoutOthers_HostileText_IsQuick() => Redaction.WithoutOthers(new string('@', 4000) + new string('.', 4000)).ShouldNotBeNull();
}
