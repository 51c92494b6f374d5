namespace ModBot.Host.Tests.Platforms;

/// <summary>The story across platforms: what is written on one is asked on the other, and the answer stands where it belongs; all by buttons.</summary>
public sealed class TwoPlatformsTests
{
    private const string Harm = "jij bent een waardeloze loser en niemand wil je in de groep";
    private const string Norm = "Hier gaan we netjes met elkaar om.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WrittenInTelegram_AskedInDiscord_TheNormAppearsInTelegram()
    {
        await using var world = await TwoPlatforms.StartAsync();
        await world.OpenDiscordDeskAsync();

        var post = world.Plein.Post(world.Anna, Harm);
        await world.PressDiscordAsync("Ik pak deze op", "Bij Mina");
        world.DiscordCard!.Text.ShouldNotContain("loser");

        var shown = await world.PressDiscordAsync("Toon hele tekst");
        shown.Answer!.OnlyFor.ShouldBe(world.DiscordMina);
        shown.Answer.Text.ShouldContain("waardeloze loser");

        await world.PressDiscordAsync("De vragen", "N1");
        await world.PressDiscordAsync("Ja", "N2");
        await world.PressDiscordAsync("Ja", "N4");
        await world.PressDiscordAsync("Nee", "N5");
        await world.PressDiscordAsync("Nee", "Stel de norm");
        await world.PressDiscordAsync("Stel de norm", "Schrijf zelf");
        var form = await world.PressDiscordAsync("Schrijf zelf");
        form.Modal.ShouldNotBeNull().Inputs.ShouldHaveSingleItem().MaxLength.ShouldBe(280);
        await world.Discord.AnswerAsync(world.Discord.Submit(form.Id, Norm), Token);

        // Whoever read the whole text a moment ago is asked to think first.
        await world.PressDiscordAsync("Toch sturen: zo bedoel ik het");

        await world.Telegram.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == world.Plein.Id), Token);
        var reply = world.Telegram.Sent.Single(sent => sent.ChatId == world.Plein.Id);
        (reply.Text, reply.ReplyTo).ShouldBe((Norm, post.Id));
        world.Discord.BotPosts(world.DiscordDesk).ShouldAllBe(sent => sent.Pinged.Count == 0);
    }

    [Fact]
    public async Task WrittenInDiscord_AskedInTelegram_TheNormAppearsInDiscord()
    {
        await using var world = await TwoPlatforms.StartAsync();
        await world.OpenTelegramDeskAsync();

        var post = world.Discord.Post(world.Lobby, world.Bram, Harm);
        await world.PressTelegramAsync("Ik pak deze op", "Bij Mina");
        await world.PressTelegramAsync("De vragen", "N1.");
        await world.PressTelegramAsync("Ja", "N2.");
        await world.PressTelegramAsync("Ja", "N4.");
        await world.PressTelegramAsync("Nee", "N5.");
        await world.PressTelegramAsync("Nee", "Stel de norm");
        await world.PressTelegramAsync("Stel de norm", "Gebruik T");
        await world.PressTelegramAsync("Gebruik T02", "Verstuur naar het kanaal");
        await world.PressTelegramAsync("Verstuur naar het kanaal");

        await world.Discord.UntilAsync(server => server.BotPosts(world.Lobby).Count > 0, Token);
        var reply = world.Discord.BotPosts(world.Lobby).ShouldHaveSingleItem();
        reply.ReferenceId.ShouldBe(post);
        reply.Text.ShouldContain("Oneens zijn mag");
        reply.Pinged.ShouldBeEmpty();
    }

    [Fact]
    public async Task BothAreDesks_OneCase_OneOwner_BothCardsInStep()
    {
        await using var world = await TwoPlatforms.StartAsync();
        await world.OpenDiscordDeskAsync();
        await world.OpenTelegramDeskAsync();

        var post = world.Plein.Post(world.Anna, Harm);
        await world.PressTelegramAsync("Ik pak deze op", "Bij Mina");
        await world.Discord.UntilAsync(_ => world.DiscordCard?.Text.Contains("Bij Mina", StringComparison.Ordinal) == true, Token);
        await world.PressDiscordAsync("Verwijder", "Verwijder nu");
        await world.PressDiscordAsync("Verwijder nu");

        await world.Telegram.UntilAsync(_ => world.Plein.Find(post.Id)!.DeletedAt is not null, Token);
        await world.Telegram.UntilAsync(_ => world.TelegramCard!.Buttons.SelectMany(row => row).All(button => button.Text != "Verwijder"), Token);
        world.Telegram.Sent.Count(sent => sent.ChatId == world.TelegramDesk.Id && sent.Text.Contains(" · ", StringComparison.Ordinal)).ShouldBe(1);
    }
}
