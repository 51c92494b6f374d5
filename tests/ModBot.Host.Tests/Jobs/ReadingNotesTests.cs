using ModBot.Adapters.Contract;
using ModBot.Host.Jobs;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Reports;

namespace ModBot.Host.Tests.Jobs;

/// <summary>What was missed is said once, and what is lost is said as lost (DESIGN §4).</summary>
public sealed class ReadingNotesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Missed_IsCounted_AndSaidOnce_WhenReadingIsLiveAgain()
    {
        await using var house = await HouseAsync();
        await house.TakeInAsync(house.Adapter.Batch(Posted("m1", "s0 tekst", 2), Posted("m2", "s2 tekst", 31)) with { Missed = true });
        await house.TakeInAsync(house.Adapter.Batch(Posted("m3", "s0 tekst", 30)) with { Missed = true });
        await RunAsync(house);
        house.Room.Posts.Values.ShouldNotContain(post => post.View.Text.Text.Contains("Gemist", StringComparison.Ordinal), "not while catching up");

        await house.TakeInAsync(house.Adapter.Batch(Posted("m4", "s0 tekst", 40)));
        await RunAsync(house);
        await RunAsync(house);

        var said = house.Room.Posts.Values.Where(post => post.View.Text.Text.Contains("Gemist", StringComparison.Ordinal)).ShouldHaveSingleItem().View.Text.Text;
        said.ShouldContain("12:02");
        said.ShouldContain("12:31");
        said.ShouldContain("Berichten: 3, zaken: 1.");
        (await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token)).Readings.ShouldHaveSingleItem().Messages.ShouldBe(3);
    }

    [Fact]
    public async Task Gap_IsSaidAsLost_OnceInEveryRoom()
    {
        await using var house = await HouseAsync();
        var gap = new ReadingGap("script", PipelineFixture.Start.AddHours(-30), PipelineFixture.Start.AddHours(-24));
        var batch = house.Adapter.Batch(gap);
        await house.TakeInAsync(batch);
        await house.TakeInAsync(batch);
        await RunAsync(house);
        await RunAsync(house);

        house.Room.Posts.Values.Where(post => post.View.Text.Text.Contains("niet te lezen", StringComparison.Ordinal)).ShouldHaveSingleItem();
        (await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token)).Readings.ShouldAllBe(note => note.IsGap);
    }

    [Fact]
    public async Task PictureWithoutText_IsCountedAsUnread_NeverAsInOrder_AndOpensACaseOnlyWhenReported()
    {
        await using var house = await HouseAsync();
        var picture = ScriptedAdapter.Message("m1", string.Empty) with { Content = MessageContent.Unreadable };
        await house.Intake.TakeInAsync("script", house.Adapter.Batch(new MessagePosted(picture)), _ => null, house.Classifier, Token);

        (await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token)).ShouldSatisfyAllConditions(status => status.Unread.ShouldBe(1), status => status.Open.ShouldBe(0));
        await house.Intake.ReportAsync(picture, null, (_, _) => Task.FromResult(ReportWeight.Full), Token);
        (await house.Desk.GetStatusAsync(PipelineFixture.Noor, Token)).Open.ShouldBe(1);
    }

    private static MessagePosted Posted(string id, string text, int minute) => new(ScriptedAdapter.Message(id, text) with { SentAt = PipelineFixture.Start.AddMinutes(minute) });

    private static async Task<PipelineFixture> HouseAsync()
    {
        var house = await PipelineFixture.CreateAsync();
        await house.Rooms.OpenAsync(ScriptedRoom.Name, "kamer", "nl", PipelineFixture.Lead, Token);
        return house;
    }

    private static async Task RunAsync(PipelineFixture house)
    {
        await house.Store.WriteAsync(db => new ReadingNotesJob(house.Rooms, house.Time).RunAsync(db, house.Time.GetUtcNow(), Token), Token);
        await house.PostAsync();
    }
}
