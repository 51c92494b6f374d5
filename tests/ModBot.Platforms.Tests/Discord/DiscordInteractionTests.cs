using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ModBot.Platforms.Fakes.Discord;

namespace ModBot.Platforms.Tests.Discord;

public sealed class DiscordInteractionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
    private DiscordPlace place = null!;
    private RawBot bot = null!;
    private string prompt = string.Empty;

    private DiscordServer Server => place.Server;

    public async ValueTask InitializeAsync()
    {
        place = await DiscordPlace.StartAsync(clock: clock);
        bot = new RawBot(Server);
        var button = new JsonObject { ["type"] = 2, ["style"] = 1, ["label"] = "Gezien", ["custom_id"] = "seen" };
        var message = new JsonObject { ["content"] = "Kijk eens", ["components"] = new JsonArray(new JsonObject { ["type"] = 1, ["components"] = new JsonArray(button) }) };
        prompt = (string)(await bot.PostAsync(place.Desk, message)).Body!["id"]!;
    }

    public ValueTask DisposeAsync()
    {
        bot.Dispose();
        return place.DisposeAsync();
    }

    [Fact]
    public async Task Press_Forged_ComesWithThePressersRights()
    {
        var (socket, _) = await bot.IdentifyAsync();
        Server.ForgePress(place.Noor, prompt, "delete-everything");

        var data = (await RawBot.EventAsync(socket, "INTERACTION_CREATE"))["d"]!;

        ((string?)data["data"]!["custom_id"]).ShouldBe("delete-everything");
        ((ulong)DiscordPermissions.ManageMessages & ulong.Parse((string)data["member"]!["permissions"]!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(0UL);
        Should.Throw<InvalidOperationException>(() => Server.Press(place.Noor, prompt, "delete-everything"));
    }

    [Fact]
    public async Task Answer_InTime_ChangesTheMessageOnce()
    {
        var press = Server.Press(place.Joke, prompt, "Gezien");
        JsonObject Update() => new() { ["type"] = 7, ["data"] = new JsonObject { ["content"] = "Klaar", ["components"] = new JsonArray() } };

        bot.Headers.Authorization = null;
        (await AnswerAsync(press, Update())).Status.ShouldBe(204);

        Server.Read(prompt).Content.ShouldBe("Klaar");
        Code((await AnswerAsync(press, Update())).Body).ShouldBe(40060);
    }

    [Fact]
    public async Task Answer_AfterThreeSeconds_IsUnknown()
    {
        var press = Server.Press(place.Joke, prompt, "Gezien");
        clock.Advance(TimeSpan.FromSeconds(3.1));

        Code((await AnswerAsync(press, new JsonObject { ["type"] = 6 })).Body).ShouldBe(10062);

        Server.Interaction(press).HasFailed.ShouldBeTrue();
    }

    [Fact]
    public async Task Deferred_Ephemeral_IsFilledInLaterAndFollowedUp()
    {
        var press = Server.Press(place.Joke, prompt, "Gezien");
        var hook = $"webhooks/{Server.BotId}/{Server.Interaction(press).Token}";
        Code((await bot.CallAsync("POST", hook, new JsonObject { ["content"] = "te vroeg" })).Body).ShouldBe(10015);
        await AnswerAsync(press, new JsonObject { ["type"] = 5, ["data"] = new JsonObject { ["flags"] = 64 } });
        Server.Interaction(press).Answer!.Flags.ShouldBe(192);

        clock.Advance(TimeSpan.FromMinutes(1));
        (await bot.CallAsync("PATCH", $"{hook}/messages/@original", new JsonObject { ["content"] = "alleen jij" })).Status.ShouldBe(200);
        (await bot.CallAsync("POST", hook, new JsonObject { ["content"] = "nog iets", ["flags"] = 64 })).Status.ShouldBe(200);

        var answered = Server.Interaction(press);
        answered.Answer!.ShouldSatisfyAllConditions(each => each.Content.ShouldBe("alleen jij"), each => each.OnlyFor.ShouldBe(place.Joke));
        answered.FollowUps.ShouldHaveSingleItem().OnlyFor.ShouldBe(place.Joke);
        Server.Messages(place.Desk).ShouldHaveSingleItem();
        clock.Advance(TimeSpan.FromMinutes(15));
        Code((await bot.CallAsync("POST", hook, new JsonObject { ["content"] = "te laat" })).Body).ShouldBe(50027);
    }

    [Fact]
    public async Task Form_OnlyAsFirstAnswer_AndItsTextComesBack()
    {
        var (socket, _) = await bot.IdentifyAsync();
        var press = Server.Press(place.Joke, prompt, "Gezien");
        var input = new JsonObject { ["type"] = 4, ["custom_id"] = "text", ["style"] = 2, ["max_length"] = 20, ["value"] = "al iets" };
        var form = new JsonObject { ["custom_id"] = "f1", ["title"] = "Reden", ["components"] = new JsonArray(new JsonObject { ["type"] = 18, ["label"] = "Waarom?", ["component"] = input }) };
        (await AnswerAsync(press, new JsonObject { ["type"] = 9, ["data"] = form.DeepClone() })).Status.ShouldBe(204);
        Server.Interaction(press).Modal!.Inputs.ShouldHaveSingleItem().Value.ShouldBe("al iets");
        Should.Throw<InvalidOperationException>(() => Server.Submit(press, new string('x', 21)));

        var sent = Server.Submit(press, "daarom");

        await RawBot.EventAsync(socket, "INTERACTION_CREATE");
        var data = (await RawBot.EventAsync(socket, "INTERACTION_CREATE"))["d"]!;
        ((string?)data["data"]!["components"]![0]!["component"]!["value"]).ShouldBe("daarom");
        ((string?)data["message"]!["id"]).ShouldBe(prompt);
        Code((await AnswerAsync(sent, new JsonObject { ["type"] = 9, ["data"] = form.DeepClone() })).Body).ShouldBe(50035);
        (await AnswerAsync(sent, new JsonObject { ["type"] = 6 })).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Commands_WrongOrUnchanged_AreCheckedAndKeepTheirIds()
    {
        var path = $"applications/{Server.BotId}/commands";
        JsonArray Commands(string name) => new(new JsonObject { ["name"] = name, ["description"] = "Hulp" }, new JsonObject { ["name"] = "Melden", ["type"] = 3 });
        (await bot.CallAsync("PUT", path, Commands("Hulp"))).Status.ShouldBe(400);
        var first = (await bot.CallAsync("PUT", path, Commands("hulp"))).Body!;
        var second = (await bot.CallAsync("PUT", path, Commands("hulp"))).Body!;

        ((string?)second[0]!["id"]).ShouldBe((string?)first[0]!["id"]);
        (await bot.CallAsync("GET", path)).Body!.AsArray().Count.ShouldBe(2);
        Should.Throw<InvalidOperationException>(() => Server.RunCommand(place.Noor, place.Channel, "weg"));
    }

    private static int Code(JsonNode? body) => (int)body!["code"]!;

    private Task<(int Status, JsonNode? Body, HttpResponseMessage Answer)> AnswerAsync(string interaction, JsonObject answer) =>
        bot.CallAsync("POST", $"interactions/{interaction}/{Server.Interaction(interaction).Token}/callback?with_response=false", answer);
}
