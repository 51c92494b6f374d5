using System.Security.Cryptography;
using System.Text;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Instagram;
using ModBot.Moderation.Cases;
using ModBot.Platforms.Fakes.Instagram;
using static ModBot.Adapters.Tests.Instagram.InstagramFixture;

namespace ModBot.Adapters.Tests.Instagram;

public sealed class InstagramWebhookTests
{
    private static readonly InstagramOptions Settings = new() { Token = "t", AppSecret = "geheim", VerifyToken = VerifyToken };
    private static readonly byte[] Body = """{"object":"instagram","entry":[{"id":"1","time":1764312000,"changes":[{"field":"comments","value":{"id":"5","text":"h\u00e9","media":{"id":"7"}}}]}]}"""u8.ToArray();

    [Fact]
    public void Signature_OverTheBytesAsTheyCame_IsTaken()
    {
        InstagramWebhook.IsGenuine(Settings, Body, Sign("geheim", Body)).ShouldBeTrue();
        InstagramWebhook.IsGenuine(Settings, Body, Sign("geheim", Body).ToUpperInvariant().Replace("SHA256", "sha256", StringComparison.Ordinal)).ShouldBeTrue();
    }

    [Fact]
    public void Signature_ThatIsMissing_Wrong_OldOrOverOtherBytes_IsRefused()
    {
        // The same content, written again: é in place of its escape.
        var again = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Body).Replace("\\u00e9", "é", StringComparison.Ordinal));
        string?[] refused =
        [
            null, string.Empty, "sha256=", "sha256=zz", Sign("geheim", Body)["sha256=".Length..], Sign("geheim", Body) + "0", Sign("geheim", Body)[..^1], "sha1=" + new string('0', 64),
            Sign("het geheim van vorig jaar", Body), Sign("geheim", again), Sign("geheim", [.. Body, (byte)'\n']), "sha256=" + new string('0', 64), "sha256=" + new string('g', 64),
        ];

        foreach (var signature in refused) InstagramWebhook.IsGenuine(Settings, Body, signature).ShouldBeFalse(signature);
        InstagramWebhook.IsGenuine(new InstagramOptions { Token = "t" }, Body, Sign(string.Empty, Body)).ShouldBeFalse("without a secret nothing is genuine");
    }

    [Theory]
    [InlineData("subscribe", VerifyToken, "115801", "115801")]
    [InlineData("subscribe", "een-ander-woord-van-ons", "115801", null)]
    [InlineData("subscribe", null, "115801", null)]
    [InlineData("unsubscribe", VerifyToken, "115801", null)]
    [InlineData(null, VerifyToken, "115801", null)]
    [InlineData("subscribe", VerifyToken, null, null)]
    [InlineData("subscribe", VerifyToken, "", null)]
    [InlineData("subscribe", VerifyToken, "<script>", null)]
    public void Verification_AnswersWhoKnowsTheWord_WithNothingButLettersAndDigits(string? mode, string? word, string? challenge, string? answer)
    {
        InstagramWebhook.Answer(Settings, mode, word, challenge).ShouldBe(answer);
        InstagramWebhook.Answer(new InstagramOptions { Token = "t", AppSecret = "geheim" }, mode, word ?? string.Empty, challenge).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"object":7,"entry":{}}""")]
    [InlineData("""{"object":"instagram"}""")]
    [InlineData("""{"object":"instagram","entry":{}}""")]
    [InlineData("""{"object":"instagram","entry":[""")]
    public void Body_ThatIsNoneOfInstagrams_IsRefused(string body) => InstagramWebhook.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Theory]
    [InlineData("""[7]""")]
    [InlineData("""[{"id":"1"}]""")]
    [InlineData("""[{"id":"1","time":"gisteren","changes":[]}]""")]
    [InlineData("""[{"id":"1","time":9e99,"changes":[]}]""")]
    [InlineData("""[{"id":"1","time":1764312000,"changes":{}}]""")]
    [InlineData("""[{"id":"1","time":1764312000,"changes":[null]}]""")]
    [InlineData("""[{"id":"1","time":1764312000,"changes":[{"field":"comments","value":{"id":"5","media":{"id":"7"}}}]}]""")]
    [InlineData("""[{"id":"1","time":1764312000,"changes":[{"field":"comments","value":{"id":"5","text":"\ud83d","media":{"id":"7"}}}]}]""")]
    [InlineData("""[{"id":"1","time":1764312000,"changes":[{"field":"comments","value":{"id":"5","text":"hoi","media":7}}]}]""")]
    public void Entry_ThatCannotBeRead_IsAReasonToLook(string entries)
    {
        var delivery = InstagramWebhook.Read(Encoding.UTF8.GetBytes($$"""{"object":"instagram","entry":{{entries}}}""")).ShouldNotBeNull();

        delivery.Comments.ShouldBeEmpty();
        delivery.IsWhole.ShouldBeFalse();
    }

    [Fact]
    public void EventsOfAPage_AreTakenAndLeftAlone() => InstagramWebhook.Read("""{"object":"page","entry":[{}]}"""u8.ToArray()).ShouldNotBeNull().IsWhole.ShouldBeTrue();

    [Fact]
    public void OtherFields_AreLeftAlone()
    {
        var delivery = InstagramWebhook.Read("""{"object":"instagram","entry":[{"id":"1","time":1764312000,"changes":[{"field":"mentions","value":{}}]},{"id":"1","time":1764312000,"messaging":[{}]}]}"""u8.ToArray()).ShouldNotBeNull();

        delivery.Comments.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task BroughtComment_IsTakenOnce_InEveryShape_AlsoWhenItIsListedLater(bool flat, bool named)
    {
        await using var world = await StartAsync();
        using var adapter = world.MakeHooked();
        await using var reader = new BatchReader(adapter, null);
        await CatchUpAsync(reader);
        (world.Server.UsesFlatShape, world.Server.NamesCommentId) = (flat, named);
        await using var hook = await HookAsync(world, adapter);

        var comment = world.Server.Comment(world.Post, "anna", "hé 👋 kwetsend");
        var message = (await reader.EventsAsync()).Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message;

        (message.Key, message.Text, message.AuthorId, message.AuthorName).ShouldBe((new MessageKey("instagram", world.Post.Id, comment.Id), "hé 👋 kwetsend", comment.UserId, "anna"));
        (message.ChannelLink, message.IsLive).ShouldBe((world.Post.Permalink, false));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Server.HoldWebhooks = true;
        world.Server.Comment(world.Post, "anna", "de volgende");
        (await world.NextLookAsync(reader)).Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Text.ShouldBe("de volgende");
    }

    [Fact]
    public async Task ReplayedAndShuffledDeliveries_ChangeNothing()
    {
        await using var world = await StartAsync();
        using var adapter = world.MakeHooked();
        await using var reader = new BatchReader(adapter, null);
        await CatchUpAsync(reader);
        await using var hook = await HookAsync(world, adapter);
        world.Server.HoldWebhooks = true;
        for (var number = 0; number < 20; number++)
        {
            world.Server.Comment(world.Post, "anna", $"bericht {number}");
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        List<string> texts = [];
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (true)
            {
                texts.AddRange((await reader.EventsAsync().WaitAsync(stop.Token)).Events.Cast<MessagePosted>().Select(posted => posted.Message.Text));
            }
        }, Token);
        await world.Server.ReleaseWebhooksAsync(shuffled: true, doubled: true);
        await world.Server.WebhooksIdleAsync();
        await world.Server.RedeliverAllAsync();
        await world.Server.WebhooksIdleAsync();
        await stop.CancelAsync();
        await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        texts.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 20).Select(number => $"bericht {number}").Order(StringComparer.Ordinal));
        world.Server.WebhookAnswers.ShouldAllBe(status => status == 200);
    }

    [Fact]
    public async Task OldDelivery_SomebodyElsesAndOurOwn_AreLeftOut()
    {
        await using var world = await StartAsync();
        var post = world.Post.Id;
        using var adapter = world.MakeHooked();
        await using var reader = new BatchReader(adapter, null);
        await CatchUpAsync(reader);
        var now = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromDays(10));

        string Change(string id, string from, string where) => $$"""{"field":"comments","value":{"id":"{{id}}","text":"tekst {{id}}","from":{{from}},"media":{"id":"{{where}}"} } }""";
        string Entry(DateTimeOffset at, string account, string change) => $$"""{"id":"{{account}}","time":{{at.ToUnixTimeSeconds()}},"changes":[{{change}}]}""";
        var today = now + TimeSpan.FromDays(10);
        string[] entries =
        [
            Entry(now, world.Server.AccountId, Change("101", """{"id":"9","username":"anna"}""", post)),
            Entry(today, "99", Change("102", """{"id":"9","username":"anna"}""", "98")),
            Entry(today, world.Server.AccountId, Change("103", $$"""{"id":"{{world.Server.AccountId}}","username":"{{world.Server.AccountName}}"}""", post)),
            Entry(today, world.Server.AccountId, Change("104", """{"id":"8","username":"anders","self_ig_scoped_id":"3"}""", post)),
            Entry(today, "99", Change("105", """{"id":"9","username":"anna"}""", post)),
        ];
        var delivery = InstagramWebhook.Read(Encoding.UTF8.GetBytes($$"""{"object":"instagram","entry":[{{string.Join(',', entries)}}]}""")).ShouldNotBeNull();
        var delivered = adapter.DeliverAsync(delivery, Token);

        // For another account it was brought, but whose post it is we can see.
        (await world.NextLookAsync(reader)).Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>().Message.Key.MessageId.ShouldBe("105");
        reader.Ask();
        await delivered;
    }

    [Fact]
    public async Task Delivery_IsDoneOnlyWhenTheBatchWasStored()
    {
        await using var world = await StartAsync();
        using var adapter = world.MakeHooked();
        Task delivered;
        await using (var reader = new BatchReader(adapter, null))
        {
            await CatchUpAsync(reader);
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            delivered = adapter.DeliverAsync(DeliveryOf(world, "201"), Token);
            await reader.EventsAsync();
            delivered.IsCompleted.ShouldBeFalse();
        }

        await Should.ThrowAsync<OperationCanceledException>(() => delivered);
    }

    [Fact]
    public async Task LiveComment_IsSaidToBeLive_AndAnAdvertisementHasItsContext()
    {
        await using var world = await StartAsync();
        using var adapter = world.MakeHooked();
        await using var reader = new BatchReader(adapter, null);
        await CatchUpAsync(reader);
        await using var hook = await HookAsync(world, adapter);

        world.Server.Comment(world.Server.AddPost("We zijn live", PostKind.Live), "anna", "live kwetsend");
        var live = await reader.MessageAsync();
        world.Server.Comment(world.Server.AddPost("Doe mee", PostKind.Ad), "anna", "onder een advertentie");
        var ad = await reader.MessageAsync();

        (live.IsLive, live.Text).ShouldBe((true, "live kwetsend"));
        (ad.IsLive, ad.ChannelName).ShouldBe((false, "Doe mee"));
    }

    [Fact]
    public async Task Subscription_ThatLeftAFieldOut_IsSaid()
    {
        await using var world = await StartAsync(new InstagramServerOptions { DropsLiveField = true });
        using var adapter = world.MakeHooked();
        await using var reader = new BatchReader(adapter, null);
        await CatchUpAsync(reader);

        var trouble = (await adapter.CheckAsync(Token)).ShouldHaveSingleItem();

        (trouble.Kind, trouble.Detail).ShouldBe((TroubleKind.NotSubscribed, "live_comments"));
        world.Server.SubscribedFields.ShouldBe(["comments"]);
    }

    [Fact]
    public void AnyBytes_AreReadWithoutAFault()
    {
        var random = new Random(17);
        for (var time = 0; time < 20_000; time++)
        {
            var bytes = Body.ToArray();
            for (var change = 0; change < 3; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            InstagramWebhook.Read(bytes);
            InstagramWebhook.IsGenuine(Settings, bytes, Encoding.Latin1.GetString(bytes, 0, random.Next(90)));
        }
    }

    internal static InstagramDelivery DeliveryOf(InstagramFixture world, string id) => InstagramWebhook.Read(Encoding.UTF8.GetBytes(
        $$"""{"object":"instagram","entry":[{"id":"{{world.Server.AccountId}}","time":{{world.Clock.GetUtcNow().ToUnixTimeSeconds()}},"changes":[{"field":"comments","value":{"id":"{{id}}","text":"tekst","media":{"id":"{{world.Post.Id}}"} } }]}]}""")).ShouldNotBeNull();

    private static string Sign(string secret, byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static async Task<WebhookHost> HookAsync(InstagramFixture world, InstagramAdapter adapter)
    {
        var host = await WebhookHost.StartAsync(adapter, world.Options(options => (options.AppSecret, options.VerifyToken) = (world.Server.AppSecret, VerifyToken)));
        (await world.Server.SubscribeApp(host.Url, VerifyToken)).ShouldBeTrue();
        return host;
    }
}
