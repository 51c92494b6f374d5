using ModBot.Adapters.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordNewsTests
{
    private static readonly DiscordTranslator Translator = new("discord");

    /// <summary>A catch-up reads beside a session whose queue holds the same messages; gone on with after a crash, the session brings them all again.</summary>
    [Fact]
    public void MessagesUpToTheLastOneThatWasTakenIn_AreNotToldAgain()
    {
        var state = new DiscordCheckpoint { Last = { ["100"] = "5000" } };
        var news = new DiscordNews(Translator, state);

        foreach (var id in (string[])["4000", "4999", "5000"]) news.Posted(Message("100", id)).ShouldBeNull();
        news.Posted(Message("100", "5001")).ShouldNotBeNull();
        news.Posted(Message("100", "5001")).ShouldBeNull();
        news.Posted(Message("200", "4000")).ShouldNotBeNull("in another channel nothing was taken in");
    }

    private static DiscordMessage Message(string channel, string id) => new() { Id = id, ChannelId = channel, GuildId = "1", Content = "hoi", Author = new DiscordUser { Id = "7", Username = "anna" } };
}
