using ModBot.Moderation.Replies;
using ModBot.Moderation.Trends;

namespace ModBot.Moderation.Tests.Trends;

public sealed class ReplyEffectsTests
{
    // By hand from the formula, and as in Newcombe (1998): 81 of 263 and 0 of 20, 1 of 29.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(20, 20, 0.8389, 1.0000)]
    [InlineData(0, 0, 0, 1)]
    public void Wilson_IsTheScoreInterval(int count, int total, double low, double high)
    {
        var interval = WilsonInterval.Of(count, total);

        interval.Low.ShouldBe(low, 0.00006);
        interval.High.ShouldBe(high, 0.00006);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void Wilson_RefusesWhatCannotBeCounted(int count, int total) => Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Of(count, total));

    [Fact]
    public void Wilson_AlwaysHoldsTheShare_AndNarrows()
    {
        for (var total = 1; total <= 200; total++)
        {
            for (var count = 0; count <= total; count++)
            {
                var interval = WilsonInterval.Of(count, total);
                var share = (double)count / total;
                (interval.Low <= share + 1e-12 && share - 1e-12 <= interval.High && interval.Low >= 0 && interval.High <= 1).ShouldBeTrue($"{count} of {total}");
                var twice = WilsonInterval.Of(2 * count, 2 * total);
                (twice.High - twice.Low).ShouldBeLessThan(interval.High - interval.Low);
            }
        }
    }

    [Fact]
    public void FewerThanFive_AreNotShown_AndComeLast()
    {
        var effects = ReplyEffects.Of([.. Many(4, ReplyStrategy.Empathy), .. Many(5, ReplyStrategy.GroupNorm, repeated: 4)]);

        effects.Rows.Select(row => (row.Strategy, row.Stopped.IsShown)).ShouldBe([(ReplyStrategy.GroupNorm, true), (ReplyStrategy.Empathy, false)]);
        effects.Rows[1].Templates.ShouldBeEmpty();
    }

    [Fact]
    public void Order_IsByWhatIsSure()
    {
        var effects = ReplyEffects.Of([.. Many(5, ReplyStrategy.Respect), .. Many(100, ReplyStrategy.GroupNorm, repeated: 10)]);

        effects.Rows.Select(row => row.Strategy).ShouldBe([ReplyStrategy.GroupNorm, ReplyStrategy.Respect]);
        effects.Differs.ShouldBeFalse();
        ReplyEffects.Of([.. Many(40, ReplyStrategy.Respect, repeated: 40), .. Many(100, ReplyStrategy.GroupNorm, repeated: 10)]).Differs.ShouldBeTrue();
    }

    [Fact]
    public void Softened_CountsOnlyWhatWasLeftStanding()
    {
        Aftermath[] all = [.. Many(6, ReplyStrategy.Limit), .. Many(5, ReplyStrategy.Limit).Select(one => one with { Softened = null })];

        var row = ReplyEffects.Of(all).Rows.ShouldHaveSingleItem();

        row.Stopped.ShouldBe(new Tally(11, 11));
        row.Softened.ShouldBe(new Tally(0, 6));
    }

    [Fact]
    public void PublicAndPrivate_StandApart_AndTemplatesInTheirStrategy()
    {
        Aftermath[] all =
        [
            .. Many(5, ReplyStrategy.Limit, template: "T10"), .. Many(4, ReplyStrategy.Limit, template: "T11"),
            .. Many(5, ReplyStrategy.Limit).Select(one => one with { Reaction = Reaction.PrivateReply }),
            .. Many(6, null).Select(one => one with { Reaction = Reaction.RemovedSilently }),
        ];

        var effects = ReplyEffects.Of(all);

        effects.Rows.Count.ShouldBe(3);
        effects.Rows.Single(row => row.Reaction == Reaction.PublicReply).Templates.ShouldHaveSingleItem().TemplateId.ShouldBe("T10");
    }

    private static IEnumerable<Aftermath> Many(int count, ReplyStrategy? strategy, int repeated = 0, string? template = null) => Enumerable.Range(0, count).Select(number => new Aftermath
    {
        Reaction = Reaction.PublicReply,
        Strategy = strategy,
        TemplateId = template,
        Repeated = number < repeated,
        Softened = false,
        Calm = true,
    });
}
