using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ModBot.Host.Health;
using ModBot.Host.Pipeline;
using ModBot.Host.Tests.Pipeline;

namespace ModBot.Host.Tests.Health;

public sealed class HealthProbeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManyAskers_CauseOneWriteAndOneLookAtTheModel()
    {
        await using var house = await PipelineFixture.CreateAsync();
        var looks = 0;
        using var probe = Probe(house, _ =>
        {
            looks++;
            throw new IOException("damaged");
        });
        await probe.LookAsync(Token);
        var first = await WrittenAtAsync(house);

        house.Time.Advance(HealthProbe.Every - TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => probe.LookAsync(Token)));

        looks.ShouldBe(1);
        (await WrittenAtAsync(house)).ShouldBe(first);
        house.Health.Has("classifier").ShouldBeTrue();

        house.Time.Advance(TimeSpan.FromMilliseconds(1));
        await probe.LookAsync(Token);
        looks.ShouldBe(2);
        (await WrittenAtAsync(house)).ShouldBe(first + HealthProbe.Every);
    }

    private static HealthProbe Probe(PipelineFixture house, Func<string, ModBot.Moderation.Ladder.IClassifier> load) => new(
        house.Store, house.Health, new ClassifierHost(load, house.Settings, house.Health, house.Time, NullLogger<ClassifierHost>.Instance), new ServiceCollection().BuildServiceProvider(), house.Time);

    private static Task<DateTimeOffset> WrittenAtAsync(PipelineFixture house) =>
        house.Store.ReadAsync(async db => (await db.Jobs.FindAsync(["health"], Token))!.LastRunAt, Token);
}
