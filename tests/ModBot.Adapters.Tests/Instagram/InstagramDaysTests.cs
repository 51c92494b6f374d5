using System.Globalization;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Instagram;
using ModBot.Platforms.Fakes.Instagram;
using ModBot.Platforms.Fakes.Serving;
using static ModBot.Adapters.Tests.Instagram.InstagramFixture;

namespace ModBot.Adapters.Tests.Instagram;

public sealed class InstagramDaysTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(48);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Two days in which people write, Meta slows down and goes down, ModBot is off for a while, and the token is renewed. What was read and how far is kept as the pipeline keeps it: together or not at all.
    /// </summary>
    /// <param name="restsEvery">After how many minutes, on average, everything that was asked is answered; in between calls take minutes, so that people write between two calls of one look.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task TwoDays_WithThrottling_AnOutage_AndTheTokenRenewed_LoseNothingThatIsStillOffered(int restsEvery)
    {
        await using var world = await StartAsync(new InstagramServerOptions { CallsPerHour = 100 });
        var (random, lag) = (new Random(1), new Random(2));
        var (second, start) = (world.Server.AddPost("Na afloop: dank jullie wel!"), world.Clock.GetUtcNow());
        GraphPost[] posts = [world.Post, second];
        List<GraphComment> written = [];
        var kept = new Kept();
        Reading? reading = new(world, kept);
        DateTimeOffset? back = null;
        for (var minute = 0; minute < Length / Step; minute++)
        {
            // People write; now and then many at once, and some take it back.
            var burst = minute % 400 == 399 ? 160 : random.Next(8) == 0 ? 1 : 0;
            for (var number = 0; number < burst; number++)
            {
                var post = posts[random.Next(posts.Length)];
                var under = written.Count > 0 && random.Next(5) == 0 ? written[^1] : null;
                written.Add(world.Server.Comment(under is null ? post : posts.First(each => each.Id == under.PostId), $"lid{random.Next(20)}", $"bericht {written.Count.ToString(CultureInfo.InvariantCulture)}", under));
            }

            if (minute == 600) world.Server.Block(TimeSpan.FromMinutes(90));
            var isDown = minute is >= 1200 and < 1320;
            world.Server.Faults.Share = isDown ? 1 : 0.01;
            world.Server.Faults.Kinds = isDown ? [Fault.ServerError, Fault.CutBefore] : [Fault.ServerError, Fault.TooManyRequests, Fault.CutAfterApplying];
            if (minute == 1800)
            {
                await reading!.DisposeAsync();
                (reading, back) = (null, world.Clock.GetUtcNow() + TimeSpan.FromHours(5));
            }

            if (reading is null && world.Clock.GetUtcNow() >= back) reading = new Reading(world, kept);
            world.Clock.Advance(Step);
            if (reading is not null && lag.Next(restsEvery) == 0) await reading.RestAsync();
        }

        world.Server.Faults.Share = 0;
        for (var minute = 0; minute < 150; minute++)
        {
            world.Clock.Advance(Step);
            await reading!.RestAsync();
        }

        await reading!.DisposeAsync();
        var texts = kept.Events.OfType<MessagePosted>().Select(posted => posted.Message.Text).ToList();
        texts.Count.ShouldBe(texts.Distinct().Count(), "nothing is taken twice");
        var gaps = kept.Events.OfType<ReadingGap>().ToList();
        var lost = written.Where(comment => !texts.Contains(comment.Text)).ToList();
        lost.ShouldAllBe(comment => gaps.Any(gap => gap.Channel == comment.PostId && gap.From <= comment.At && comment.At <= gap.Until), "what is lost lies in a gap that was said");
        lost.Count.ShouldBeGreaterThan(0, "bursts of more than can be listed do lose some");
        lost.Count.ShouldBeLessThan(written.Count / 2);
        world.Server.Calls.Any(call => call.Path.Contains("refresh_access_token", StringComparison.Ordinal) && call.Status == 200).ShouldBeTrue();

        // One call each time the time is over, and none in between.
        world.Server.CallsWhileBlocked.ShouldBeLessThan(10);
        world.Clock.GetUtcNow().ShouldBeGreaterThan(start + Length);
    }

    /// <summary>What the pipeline would have stored.</summary>
    private sealed class Kept
    {
        public string? Checkpoint { get; private set; }

        public List<PlatformEvent> Events { get; } = [];

        public void Store(PlatformBatch batch)
        {
            if (Checkpoint == batch.Checkpoint) return;
            Events.AddRange(batch.Events);
            Checkpoint = batch.Checkpoint;
        }
    }

    /// <summary>Reads as the pipeline does: from the last checkpoint, and again after a pause when that ends.</summary>
    private sealed class Reading : IAsyncDisposable
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

        private readonly InstagramFixture world;
        private readonly Kept kept;
        private readonly CancellationTokenSource stop = new();
        private readonly InstagramAdapter adapter;
        private readonly Task running;
        private DateTimeOffset? again;

        public Reading(InstagramFixture world, Kept kept)
        {
            (this.world, this.kept) = (world, kept);
            adapter = world.Make(options => options.PollSeconds = 60);
            running = Task.Run(RunAsync);
        }

        /// <summary>Waits until everything that is due was asked and answered.</summary>
        public async Task RestAsync()
        {
            // Nobody asks any more once the calls stand still for a moment.
            var seen = -1;
            while (seen != world.Server.Calls.Count)
            {
                seen = world.Server.Calls.Count;
                await Task.Delay(again > world.Clock.GetUtcNow() ? 1 : 4, Token);
            }
        }

        private async Task RunAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    await foreach (var batch in adapter.ReadAsync(kept.Checkpoint, stop.Token)) kept.Store(batch);
                }
                catch (PlatformTroubleException fault)
                {
                    again = world.Clock.GetUtcNow() + (fault.RetryAfter ?? Pause);
                    await Task.Delay(fault.RetryAfter ?? Pause, world.Clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running;
            stop.Dispose();
        }
    }
}
