using System.Text;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Telegram;
using static ModBot.Adapters.Tests.Telegram.TelegramFixture;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramWebhookTests
{
    private const string Hook = "https://modbot.example.org/telegram";

    [Fact]
    public async Task Polling_TakesAWebhookAway_AndKeepsWhatWaits()
    {
        await using var world = await StartAsync();
        using var hooked = world.Make(webhook: Hook);
        await using (var reader = new BatchReader(hooked, null)) await reader.NextAsync();
        world.Plein.Post(world.Anna, "wacht");

        await using var polling = world.Read();

        (await polling.MessageAsync()).Text.ShouldBe("wacht");
    }

    [Fact]
    public async Task Webhook_IsSetWithItsSecretAndKinds()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(webhook: Hook);
        await using var reader = new BatchReader(adapter, null);

        var first = await reader.NextAsync();

        first.Events.ShouldBeEmpty();
        first.Missed.ShouldBeFalse();
        var set = world.Server.Calls.Single(call => call.Method == "setWebhook").Parameters;
        set["url"]!.GetValue<string>().ShouldBe(Hook);
        set["allowed_updates"]!.AsArray().Count.ShouldBe(6);
        set.ContainsKey("drop_pending_updates").ShouldBeFalse();
        var options = new TelegramOptions { Token = world.Server.Token };
        var secret = set["secret_token"]!.GetValue<string>();
        secret.ShouldNotContain(world.Server.Token.Split(':')[1]);
        TelegramWebhook.IsGenuine(options, secret).ShouldBeTrue();
        TelegramWebhook.IsGenuine(options, secret + "x").ShouldBeFalse();
        TelegramWebhook.IsGenuine(options, string.Empty).ShouldBeFalse();
        TelegramWebhook.IsGenuine(options, null).ShouldBeFalse();
        TelegramWebhook.IsGenuine(new TelegramOptions { Token = "7:other" }, secret).ShouldBeFalse();
    }

    [Fact]
    public async Task Delivery_IsDoneOnlyWhenTheBatchWasStored()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(webhook: Hook);
        await using var reader = new BatchReader(adapter, null);
        await reader.NextAsync();

        var delivery = adapter.DeliverAsync(Update(7, "hoi"), Token);
        var batch = await reader.NextAsync();
        delivery.IsCompleted.ShouldBeFalse();
        reader.Ask();
        await delivery;

        batch.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("hoi");
        batch.Checkpoint.ShouldStartWith("0@");
    }

    [Fact]
    public async Task Deliveries_OfOneSecond_HaveCheckpointsOfTheirOwn_SoThatNoneIsTakenForSeen()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(webhook: Hook);
        await using var reader = new BatchReader(adapter, null);
        var seen = new HashSet<string>(StringComparer.Ordinal) { (await reader.NextAsync()).Checkpoint };

        foreach (var id in new[] { 9, 8, 7 })
        {
            var delivery = adapter.DeliverAsync(Update(id, "hoi"), Token);
            seen.Add((await reader.NextAsync()).Checkpoint).ShouldBeTrue();
            reader.Ask();
            await delivery;
        }

        seen.ShouldAllBe(checkpoint => TelegramCheckpoint.Parse(checkpoint)!.Offset == 0);
    }

    [Fact]
    public async Task Delivery_ReadingEndsBeforeItWasStored_IsNotTaken_AndComesAgain()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(webhook: Hook);
        Task delivery;
        await using (var reader = new BatchReader(adapter, null))
        {
            await reader.NextAsync();
            delivery = adapter.DeliverAsync(Update(7, "hoi"), Token);
            await reader.NextAsync();
        }

        await Should.ThrowAsync<OperationCanceledException>(() => delivery);
        await using var again = new BatchReader(adapter, null);
        await again.NextAsync();
        var second = adapter.DeliverAsync(Update(7, "hoi"), Token);
        (await again.MessageAsync()).Text.ShouldBe("hoi");
        again.Ask();
        await second;
    }

    [Fact]
    public async Task Delivery_NobodyWaitsForItAnyMore_IsLeftToTelegram()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(webhook: Hook);
        using var gone = new CancellationTokenSource();
        var delivery = adapter.DeliverAsync(Update(7, "hoi"), gone.Token);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => delivery);
        await using var reader = new BatchReader(adapter, null);
        await reader.NextAsync();

        _ = adapter.DeliverAsync(Update(8, "twee"), Token);

        (await reader.MessageAsync()).Text.ShouldBe("twee");
    }

    [Fact]
    public async Task Quiet_KeepsTheTimeInTheCheckpoint()
    {
        await using var world = await StartAsync();
        using var adapter = world.Make(webhook: Hook);
        await using var reader = new BatchReader(adapter, null);
        await reader.NextAsync();
        reader.Ask();

        // Each call had a limit of its own before; the last wait is that of the reading.
        await world.Clock.PassAsync(TimeSpan.FromMinutes(1), least: TimeSpan.FromMinutes(1));
        var batch = await reader.NextAsync();

        batch.Events.ShouldBeEmpty();
        TelegramCheckpoint.Parse(batch.Checkpoint)!.At.ShouldBe(world.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"update_id\":\"x\"}")]
    [InlineData("{\"update_id\":99999999999}")]
    [InlineData("{\"message\":{}}")]
    public void Body_ThatIsNone_IsRefused(string body) => TelegramWebhook.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Theory]
    [InlineData("{\"update_id\":7,\"message\":5}")]
    [InlineData("{\"update_id\":7,\"my_chat_member\":{\"new_chat_member\":{\"status\":\"unheard\"}}}")]
    [InlineData("{\"update_id\":7,\"something_new\":{}}")]
    public void Body_NewerThanThisProgram_KeepsItsNumber(string body) => TelegramWebhook.Read(Encoding.UTF8.GetBytes(body)).ShouldNotBeNull().Id.ShouldBe(7);

    private static global::Telegram.Bot.Types.Update Update(int id, string text) => TelegramWebhook.Read(Encoding.UTF8.GetBytes(
        $$"""{"update_id":{{id}},"message":{"message_id":3,"date":1900000000,"chat":{"id":-5,"type":"supergroup","title":"Plein"},"from":{"id":9,"is_bot":false,"first_name":"Anna"},"text":"{{text}}"} }""")).ShouldNotBeNull();
}
