using Microsoft.Extensions.Time.Testing;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Telegram;
using static ModBot.Adapters.Tests.Telegram.TelegramFixture;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramTextTests
{
    [Fact]
    public async Task Spans_AfterEmoji_CoverTheSameWords()
    {
        await using var world = await StartAsync();
        const string text = "👩‍👩‍👧 😀 Zaak\nlelijk woord\ngezegd";
        DeskSpan Span(string part, DeskStyle style) => new(text.IndexOf(part, StringComparison.Ordinal), part.Length, style);
        var view = new DeskView(new DeskText(text, [Span("Zaak", DeskStyle.Bold), Span("lelijk woord", DeskStyle.Quote), Span("lelijk", DeskStyle.Spoiler)]), []);

        (await world.Adapter.ShowAsync(world.Post("") with { View = view }, Token)).Outcome.ShouldBe(PlatformOutcome.Done);

        var sent = world.Server.Sent.ShouldHaveSingleItem();
        sent.Text.ShouldBe(text);
        sent.Spoilers.ShouldBe(["lelijk"]);
        sent.Entities.Select(each => (each.Type, sent.Text.Substring(each.Offset, each.Length))).ShouldBe([("bold", "Zaak"), ("blockquote", "lelijk woord"), ("spoiler", "lelijk")], ignoreOrder: true);
    }

    [Theory]
    [InlineData("a", 4096)]
    [InlineData("😀", 4096)]
    [InlineData("a😀", 4095)]
    public async Task TooLong_IsCutWithItsSpans(string unit, int length)
    {
        await using var world = await StartAsync();
        var text = string.Concat(Enumerable.Repeat(unit, 5000));
        if (unit == "a😀") text = "a" + string.Concat(Enumerable.Repeat("😀", 5000));
        var view = new DeskView(new DeskText(text, [new DeskSpan(0, text.Length, DeskStyle.Spoiler), new DeskSpan(text.Length - 2, 2, DeskStyle.Bold)]), []);

        (await world.Adapter.ShowAsync(world.Post("") with { View = view }, Token)).Outcome.ShouldBe(PlatformOutcome.Done);

        var sent = world.Server.Sent.ShouldHaveSingleItem();
        sent.Text.Length.ShouldBe(length);
        sent.Entities.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Type.ShouldBe("spoiler"), e => e.Length.ShouldBe(length));
    }

    [Fact]
    public void Spans_OutsideTheText_AreLeftOut() =>
        TelegramText.Entities(new DeskText("abc", [new DeskSpan(0, 0, DeskStyle.Bold), new DeskSpan(-1, 2, DeskStyle.Bold), new DeskSpan(2, 2, DeskStyle.Bold), new DeskSpan(1, int.MaxValue, DeskStyle.Bold)])).ShouldBeEmpty();

    [Theory]
    [InlineData("-100123", -100_123, null)]
    [InlineData("-1001234567890/7", -1_001_234_567_890, 7)]
    [InlineData("81000001", 81_000_001, null)]
    public void Room_IsReadAndWritten(string text, long chat, int? topic)
    {
        var room = TelegramRoom.Parse(text);

        room.ShouldBe(new TelegramRoom(chat, topic));
        room!.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("-1/")]
    [InlineData("-1/x")]
    [InlineData("-1/2/3")]
    public void Room_ThatIsNone_IsNull(string text) => TelegramRoom.Parse(text).ShouldBeNull();

    [Fact]
    public void Pace_AFewAtOnce_ThenOneASecond_TwentyAMinuteInAGroup()
    {
        var time = new FakeTimeProvider();
        var pace = new TelegramPace(time);
        for (var number = 0; number < 5; number++) pace.Take(-1).ShouldBe(TimeSpan.Zero);

        pace.Take(-1).ShouldBe(TimeSpan.FromSeconds(1));
        pace.Take(-2).ShouldBe(TimeSpan.Zero);
        for (var number = 5; number < 20; number++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            pace.Take(-1).ShouldBe(TimeSpan.Zero);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        pace.Take(-1).ShouldBe(TimeSpan.FromSeconds(44));
        time.Advance(TimeSpan.FromSeconds(44));
        pace.Take(-1).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Pace_PrivateTalk_HasNoLimitByTheMinute()
    {
        var time = new FakeTimeProvider();
        var pace = new TelegramPace(time);

        for (var number = 0; number < 50; number++)
        {
            pace.Take(1).ShouldBe(TimeSpan.Zero);
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Pace_Pause_HoldsForThatChat_AndIsNeverMadeShorter()
    {
        var time = new FakeTimeProvider();
        var pace = new TelegramPace(time);
        pace.Pause(-1, TimeSpan.FromSeconds(30));
        pace.Pause(-1, TimeSpan.FromSeconds(1));
        for (var chat = 1; chat < 3000; chat++) pace.Take(chat);

        pace.Take(-1).ShouldBe(TimeSpan.FromSeconds(30));
        pace.Paused(-1).ShouldBe(TimeSpan.FromSeconds(30));
        pace.Paused(-2).ShouldBe(TimeSpan.Zero);
        time.Advance(TimeSpan.FromSeconds(30));
        pace.Take(-1).ShouldBe(TimeSpan.Zero);
    }
}
