using ModBot.Platforms.Fakes.Discord;
using ModBot.Platforms.Fakes.Serving;

namespace ModBot.Platforms.Tests.Discord;

/// <summary>The independent proof: bots on discord.js and its parts take the stand-in for Discord.</summary>
public sealed class DiscordJsTests(DiscordClients packages) : IClassFixture<DiscordClients>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DiscordJs_PromptPressFormCommands_WorkAsWithDiscord()
    {
        Assert.SkipWhen(packages.Missing is not null, packages.Missing ?? string.Empty);
        await using var world = await DiscordPlace.StartAsync();
        var server = world.Server;
        await using var bot = NodeBot.Start(packages, "bot.mjs", server, world.Desk);
        var ready = await bot.SaysAsync("ready", Cancellation);
        ((int?)ready["guilds"]).ShouldBe(1);
        ((int?)ready["commands"]).ShouldBe(2);

        server.Post(world.Channel, world.Noor, "vraag dit");
        var prompt = await server.UntilAsync(each => each.BotPosts(world.Desk) is [var first, ..] ? first : null, Cancellation);
        prompt.Content.ShouldBe("Noor: ||vraag dit||");
        prompt.Buttons.Select(each => each.Label).ShouldBe(["Gezien", "Reden", "Uitleg"]);
        prompt.Flags.ShouldBe(4);

        var info = await server.AnswerAsync(server.Press(world.Joke, prompt.Id, "Uitleg"), Cancellation);
        info.Answer!.OnlyFor.ShouldBe(world.Joke);

        var opened = await server.AnswerAsync(server.Press(world.Joke, prompt.Id, "Reden"), Cancellation);
        opened.Modal!.Inputs.ShouldHaveSingleItem().ShouldBe(new DiscordInput("text", "Waarom?", "omdat", 0, 200, IsRequired: true));
        var sent = server.Submit(opened.Id, "Het kwetst iemand.");
        var form = await bot.SaysAsync("form", Cancellation);
        ((string?)form["text"]).ShouldBe("Het kwetst iemand.");
        ((bool?)form["moderator"]).ShouldBe(true);
        await server.UntilAsync(each => each.Interaction(sent).FollowUps.Count == 1, Cancellation);
        server.Read(prompt.Id).Content.ShouldBe("Bewaard.");

        server.Post(world.Channel, world.Noor, "vraag nog eens");
        var second = await server.UntilAsync(each => each.BotPosts(world.Desk).FirstOrDefault(post => post.Content.Contains("nog eens", StringComparison.Ordinal)), Cancellation);
        await server.AnswerAsync(server.Press(world.Joke, second.Id, "Gezien"), Cancellation);
        server.Read(second.Id).ShouldSatisfyAllConditions(each => each.Content.ShouldBe("Gezien door Joke"), each => each.Buttons.ShouldBeEmpty());

        var help = server.RunCommand(world.Noor, world.Channel, "hulp", ("over", "pesten"));
        await server.UntilAsync(each => each.Interaction(help).Answer?.Content == "Hulp over pesten", Cancellation);
        var target = server.Post(world.Channel, world.Sem, "iets naars");
        await server.AnswerAsync(server.RunMessageCommand(world.Noor, target, "Melden"), Cancellation);
        ((bool?)(await bot.SaysAsync("reported", Cancellation))["ephemeral"]).ShouldBe(true);
        await bot.StopAsync(Cancellation);
        server.Left.ShouldBe([1000]);
    }

    [Fact]
    public async Task DiscordJs_RepliesDeletesTimesOutAndWaits_AsWithDiscord()
    {
        Assert.SkipWhen(packages.Missing is not null, packages.Missing ?? string.Empty);
        // With a timeout discord.js also sends its own name of the field.
        await using var world = await DiscordPlace.StartAsync(new DiscordServerOptions { PassesOverUnknownFields = true });
        var server = world.Server;
        await using var bot = NodeBot.Start(packages, "bot.mjs", server, world.Desk);
        await bot.SaysAsync("ready", Cancellation);

        var replied = server.Post(world.Channel, world.Noor, "tweemaal");
        ((bool?)(await bot.SaysAsync("twice", Cancellation))["same"]).ShouldBe(true);
        server.BotPosts().ShouldHaveSingleItem().ReferenceId.ShouldBe(replied);

        var gone = server.Post(world.Channel, world.Noor, "weg");
        ((string?)(await bot.SaysAsync("deleted", Cancellation))["id"]).ShouldBe(gone);
        server.Audit[^1].Reason.ShouldBe("Niet oké, één keer");

        server.Post(world.Channel, world.Sem, "stil");
        await server.UntilAsync(each => each.TimeoutUntil(world.Guild, world.Sem) is not null, Cancellation);

        server.Faults.FailNext("POST /channels/{channel_id}/messages", Fault.TooManyRequests, TimeSpan.FromMilliseconds(300));
        server.Faults.FailNext("POST /channels/{channel_id}/messages", Fault.TooManyGlobally, TimeSpan.FromMilliseconds(300));
        server.Faults.FailNext("POST /channels/{channel_id}/messages", Fault.TooManyShared, TimeSpan.FromMilliseconds(300));
        server.Post(world.Channel, world.Noor, "druk");
        await bot.SaysAsync("waited", Cancellation);
        server.RefusedAsTooMany.ShouldBe(3);

        server.SetTakesDms(world.Noor, takes: false);
        server.Post(world.Channel, world.Noor, "prive");
        ((int?)(await bot.SaysAsync("closed", Cancellation))["code"]).ShouldBe(50007);
        server.Post(world.Channel, world.Noor, "fout");
        var invalid = await bot.SaysAsync("invalid", Cancellation);
        ((int?)invalid["code"]).ShouldBe(50035);
        ((string?)invalid["path"]).ShouldBe("content");

        var edited = server.Post(world.Channel, world.Noor, "lees");
        var page = await bot.SaysAsync("page", Cancellation);
        ((string?)page["newest"]).ShouldBe("lees");
        server.Unfurl(edited);
        ((bool?)(await bot.SaysAsync("edited", Cancellation))["edited"]).ShouldBe(false);
        server.Edit(edited, "lees dit");
        ((bool?)(await bot.SaysAsync("edited", Cancellation))["edited"]).ShouldBe(true);

        server.RevokeToken();
        ((int?)(await bot.SaysAsync("disconnected", Cancellation))["code"]).ShouldBe(4004);
    }

    [Fact]
    public async Task DiscordJs_GatewayDisturbed_ResumesOrIdentifiesAgain()
    {
        Assert.SkipWhen(packages.Missing is not null, packages.Missing ?? string.Empty);
        await using var world = await DiscordPlace.StartAsync(new DiscordServerOptions { IdentifyWindow = TimeSpan.FromSeconds(1) });
        var server = world.Server;
        await using var bot = NodeBot.Start(packages, "bot.mjs", server, world.Desk);
        await bot.SaysAsync("ready", Cancellation);

        server.AskReconnect();
        await bot.SaysAsync("resumed", Cancellation);
        server.Close(4000);
        server.Post(world.Channel, world.Noor, "gemist");
        ((string?)(await bot.SaysAsync("message", Cancellation))["text"]).ShouldBe("gemist");
        await bot.SaysAsync("resumed", Cancellation);
        server.Cut();
        await bot.SaysAsync("resumed", Cancellation);
        server.Invalidate(resumable: true);
        await bot.SaysAsync("resumed", Cancellation);
        server.Identifies.ShouldBe(1);
        server.Resumes.ShouldBe(4);
        server.ResumesElsewhere.ShouldBe(0);

        server.Invalidate(resumable: false);
        await bot.SaysAsync("shard ready", Cancellation);
        server.Identifies.ShouldBe(2);
        server.Post(world.Channel, world.Noor, "weer terug");
        ((string?)(await bot.SaysAsync("message", Cancellation))["text"]).ShouldBe("weer terug");
    }

    [Fact]
    public async Task DiscordJs_ContentRefused_IsNotLetIn()
    {
        Assert.SkipWhen(packages.Missing is not null, packages.Missing ?? string.Empty);
        await using var world = await DiscordPlace.StartAsync();
        world.Server.Content = DiscordContent.Refused;
        await using var bot = NodeBot.Start(packages, "bot.mjs", world.Server, world.Desk);

        var refused = await bot.SaysAsync("refused", Cancellation);

        ((string?)refused["message"])!.ShouldContain("disallowed intents");
    }

    [Fact]
    public async Task DiscordCore_CompressedAndComponentsV2_WorkAsWithDiscord()
    {
        Assert.SkipWhen(packages.Missing is not null, packages.Missing ?? string.Empty);
        await using var world = await DiscordPlace.StartAsync();
        var server = world.Server;
        await using var bot = NodeBot.Start(packages, "core.mjs", server);
        await bot.SaysAsync("ready", Cancellation);

        server.Post(world.Channel, world.Noor, "naar woord");
        ((int?)(await bot.SaysAsync("posted", Cancellation))["read"]).ShouldBe(17);
        var post = server.BotPosts().ShouldHaveSingleItem();
        post.Text.ShouldBe("naar woord");
        await server.AnswerAsync(server.Press(world.Joke, post.Id, "Gezien"), Cancellation);
        ((string?)(await bot.SaysAsync("pressed", Cancellation))["by"]).ShouldBe("Joke");
        server.Read(post.Id).Text.ShouldBe("Klaar.");
        server.Close(4000);
        await bot.SaysAsync("resumed", Cancellation);
    }
}
