namespace ModBot.Host.Tests.Platforms;

public sealed class TelegramStoryTests
{
    private const string Harm = "jij bent een waardeloze loser en niemand wil je in de groep";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deleting_SaysThatItIsForGood_AndAThreat_ThatReportingIsByHand()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.OpenDeskAsync();

        world.Plein.Post(world.Anna, "ik weet waar je woont en ik kom je vanavond in elkaar slaan");
        await world.UntilCardAsync("Ik pak deze op");
        world.Card.Text.ShouldContain("doe het zelf in de app");
        await world.PressAsync(world.Noor, "Ik pak deze op", "Bij Noor");
        await world.PressAsync(world.Noor, "Verwijder", "verwijderen kun je hier niet terugdraaien");
    }

    [Fact]
    public async Task MessageInAGroup_IsAskedInTheModeratorsGroup_AndTheNormStandsUnderIt()
    {
        await using var world = await TelegramWorld.StartAsync();
        await world.OpenDeskAsync();

        var post = world.Plein.Post(world.Anna, Harm);
        await world.UntilCardAsync("Ik pak deze op");
        world.Card.Text.ShouldNotContain("loser");

        await world.PressAsync(world.Noor, "Ik pak deze op", "Bij Noor");
        await world.PressAsync(world.Noor, "Toon hele tekst", "loser");
        world.Card.Spoilers.ShouldHaveSingleItem().ShouldBe(Harm);
        await world.AnswerQuestionsAsync(world.Noor);
        await world.PressAsync(world.Noor, "Stel de norm", "Schrijf zelf");
        await world.PressAsync(world.Noor, "Schrijf zelf", "Schrijf zelf");
        await world.Server.UntilAsync(server => server.Sent.Any(sent => sent.ForcesReply), Token);
        world.Moderators.Post(world.Noor, "Hier gaan we netjes met elkaar om.", new() { ReplyTo = world.Server.Sent.Last(sent => sent.ForcesReply).Id });
        await world.UntilCardAsync("netjes met elkaar");
        await world.Server.UntilAsync(server => server.Sent.Where(sent => sent.ForcesReply).All(sent => sent.DeletedAt is not null), Token);

        // Whoever read the whole text a moment ago is asked to think first.
        await world.PressAsync(world.Noor, "Toch sturen: zo bedoel ik het", "Draai het besluit terug");

        await world.Server.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == world.Plein.Id), Token);
        var reply = world.Server.Sent.Single(sent => sent.ChatId == world.Plein.Id);
        (reply.Text, reply.ReplyTo).ShouldBe(("Hier gaan we netjes met elkaar om.", post.Id));
    }
}
