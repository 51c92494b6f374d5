using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Jobs;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Pipeline;

public sealed class PileOnTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyUnderOnePost_AreOneAlert_AndAtMostThreeCards_DangerBesides()
    {
        await using var house = await CreateAsync();
        for (var number = 0; number < 12; number++) await house.TakeInAsync(Posted(number, "s2 tekst"));
        await house.TakeInAsync(Posted(12, "s2! tekst"));
        await RunJobAsync(house);
        await house.PostAsync();

        var alert = house.Room.Posts.Values.Where(post => post.View.Text.Text.Contains("Veel kwetsende reacties", StringComparison.Ordinal)).ShouldHaveSingleItem();
        alert.View.Text.Text.ShouldContain("‘Opruimdag’: 13 reacties van 4 mensen");
        alert.View.Text.Text.ShouldContain("https://www.instagram.com/p/1/");
        alert.Silent.ShouldBeFalse();
        Cards(house).Count.ShouldBe(PromptBook.MostOfPileOn + 1);
        var status = await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token);
        status.PileOns.ShouldHaveSingleItem().PileOn.ShouldBe(new PileOn(13, 4, PipelineFixture.Start));
        (await house.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token)).ShouldAllBe(item => item.InPileOn);

        // Said once; and whoever answers one gets the next.
        await RunJobAsync(house);
        var open = (await house.Desk.GetQueueAsync(PipelineFixture.Noor, QueueView.Open, Token))[1].CaseId;
        await house.Desk.ClaimAsync(PipelineFixture.Noor, open, Token);
        var view = await house.ViewAsync(PipelineFixture.Noor, open);
        view.Card.Recommendation.Advice.ShouldContain(Moderation.Guideline.Advice.PinNorm);
        view.ChannelLink.ShouldBe("https://www.instagram.com/p/1/");
        (await house.Desk.DecideAsync(PipelineFixture.Noor, DeskTests.Input(view, CardButtonKind.Delete), Token)).IsOk.ShouldBeTrue();
        await house.PostAsync();
        house.Room.Posts.Values.Count(post => post.View.Text.Text.Contains("Veel kwetsende reacties", StringComparison.Ordinal)).ShouldBe(1);
        Cards(house).Count.ShouldBe(PromptBook.MostOfPileOn + 1, "the decided one asks nothing any more, and the next one came");
    }

    [Theory]
    [InlineData(4, 3, 1, true)]
    [InlineData(8, 2, 1, true)]
    [InlineData(8, 4, 11, true)]
    [InlineData(8, 4, 1, false)]
    public async Task TooFew_TooSlow_OrNoPost_AreNone(int messages, int people, int minutesApart, bool post)
    {
        await using var house = await CreateAsync(post);
        for (var number = 0; number < messages; number++) await house.TakeInAsync(Posted(number, "s2 tekst", people, minutesApart));

        (await house.Store.ReadAsync(db => db.PileOns.CountAsync(Token), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task OneBatch_OrMany_MakeTheSamePileOn_AndLateOnesJoinIt()
    {
        await using var house = await CreateAsync();
        await house.TakeInAsync([.. Enumerable.Range(0, 6).Select(number => Posted(number, "s2 tekst"))]);
        await house.TakeInAsync(Posted(30, "s2 tekst"));
        await house.TakeInAsync(Posted(90, "s2 tekst"));

        var cases = await house.Store.ReadAsync(db => db.Cases.ToListAsync(Token), Token);
        cases.Where(row => row.PileOnId is not null).Select(row => row.MessageId).Order(StringComparer.Ordinal).ShouldBe(["m0", "m1", "m2", "m3", "m30", "m4", "m5"]);
        cases.Select(row => row.PileOnId).OfType<string>().Distinct().Count().ShouldBe(1);
    }

    private static async Task<PipelineFixture> CreateAsync(bool post = true)
    {
        var adapter = new ScriptedAdapter();
        adapter.Capabilities = adapter.Capabilities with { ChannelsArePosts = post };
        var house = await PipelineFixture.CreateAsync(adapter);
        await house.Rooms.OpenAsync(house.Room.Platform, "mods", "nl", PipelineFixture.Lead, Token);
        return house;
    }

    private static MessagePosted Posted(int number, string text, int people = 4, int minutesApart = 1) => new(ScriptedAdapter.Message($"m{number}", text, author: $"lid{number % people}") with
    {
        SentAt = PipelineFixture.Start + TimeSpan.FromMinutes(number * minutesApart),
        ChannelName = "Opruimdag",
        ChannelLink = "https://www.instagram.com/p/1/",
    });

    private static Task RunJobAsync(PipelineFixture house) => house.Store.WriteAsync(db => new PileOnJob(house.Rooms, house.Time).RunAsync(db, house.Time.GetUtcNow(), Token), Token);

    private static List<DeskPost> Cards(PipelineFixture house) =>
        [.. house.Room.Posts.Values.Where(post => post.View.Buttons.Any(row => row.Any(button => button.Data.Contains(":claim", StringComparison.Ordinal) || button.Data.Contains(":pick", StringComparison.Ordinal))))];
}
