using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Instagram;
using static ModBot.Platforms.Tests.Instagram.InstagramFixture;

namespace ModBot.Platforms.Tests.Instagram;

public sealed class WebhookTests
{
    [Fact]
    public async Task Verify_NeedsTheTokenAndTheChallenge()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        (await fixture.Server.SubscribeApp(receiver.Url, "anders")).ShouldBeFalse();
        (await fixture.Server.SubscribeApp("http://127.0.0.1:1/hook", HookReceiver.VerifyToken)).ShouldBeFalse();
        (await fixture.Server.SubscribeApp("geen adres", HookReceiver.VerifyToken)).ShouldBeFalse();
        fixture.Server.WebhookUrl.ShouldBeNull();
        (await fixture.Server.SubscribeApp(receiver.Url, HookReceiver.VerifyToken)).ShouldBeTrue();
        fixture.Server.WebhookUrl.ShouldBe(new Uri(receiver.Url));
    }

    [Fact]
    public async Task Subscription_IsMadeByTheClient_ReadBackAndEnded()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.Server.SubscribeApp(receiver.Url, HookReceiver.VerifyToken);
        var path = $"{fixture.Server.AccountId}/subscribed_apps";
        fixture.Server.Comment(fixture.Post, "noor.k", "te vroeg");
        (await fixture.GetAsync(path))["data"]!.AsArray().ShouldBeEmpty();
        (await fixture.PostRefusedAsync(path)).ShouldBe("100 (#100) The parameter subscribed_fields is required");
        (await fixture.PostRefusedAsync($"{path}?subscribed_fields=comments,reacties")).ShouldStartWith("100 (#100) Param subscribed_fields[1] must be one of {comments, live_comments,");
        ((bool?)(await fixture.PostAsync($"{path}?subscribed_fields=comments"))["success"]).ShouldBe(true);
        var app = (await fixture.GetAsync("me/subscribed_apps"))["data"]!.AsArray().ShouldHaveSingleItem()!;
        app["subscribed_fields"]!.ToJsonString().ShouldBe("""["comments"]""");

        var live = fixture.Server.AddPost("live", PostKind.Live);
        fixture.Server.Comment(live, "noor.k", "live niet gevraagd");
        fixture.Server.Comment(fixture.Post, "noor.k", "op tijd");
        await fixture.Server.WebhooksIdleAsync();
        await fixture.PostAsync($"{path}?subscribed_fields=live_comments");
        fixture.Server.Comment(fixture.Post, "noor.k", "niet meer");
        fixture.Server.Comment(live, "noor.k", "live wel");
        (await fixture.CallAsync(HttpMethod.Delete, path)).Ok();
        fixture.Server.Comment(live, "noor.k", "te laat");
        await fixture.Server.WebhooksIdleAsync();
        receiver.Texts.ShouldBe(["op tijd", "live wel"]);
        receiver.Changes.Select(each => (string?)each["field"]).ShouldBe(["comments", "live_comments"]);
        fixture.Server.SubscribedFields.ShouldBeEmpty();
    }

    [Fact]
    public async Task Subscription_CanLoseAFieldWithoutAWord()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { DropsLiveField = true });
        ((bool?)(await fixture.PostAsync("me/subscribed_apps?subscribed_fields=comments,live_comments"))["success"]).ShouldBe(true);
        fixture.Server.SubscribedFields.ShouldBe(["comments"]);
    }

    [Fact]
    public async Task Subscription_WithFacebookLogin_IsOfThePage_AndAnyFieldOpensTheWay()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { Login = GraphLogin.Facebook });
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.Server.SubscribeApp(receiver.Url, HookReceiver.VerifyToken);
        (await fixture.PostRefusedAsync($"{fixture.Server.AccountId}/subscribed_apps?subscribed_fields=feed")).ShouldStartWith("100/33 ");
        (await fixture.PostRefusedAsync($"{fixture.Server.PageId}/subscribed_apps?subscribed_fields=comments")).ShouldStartWith("100 (#100) Param subscribed_fields[0] must be one of");
        await fixture.PostAsync($"{fixture.Server.PageId}/subscribed_apps?subscribed_fields=feed");
        fixture.Server.Comment(fixture.Post, "noor.k", "hoi");
        await fixture.Server.WebhooksIdleAsync();
        receiver.Texts.ShouldBe(["hoi"]);
    }

    [Fact]
    public async Task Webhook_TellsOfAComment_SignedOverItsBytes()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "Café \"nee\" / 🚲\n");
        await fixture.Server.WebhooksIdleAsync();

        var body = Encoding.UTF8.GetString(receiver.Bodies.ShouldHaveSingleItem());
        body.ShouldAllBe(each => each <= '~');
        body.ShouldContain("Caf\\u00e9 \\\"nee\\\" \\/ \\ud83d\\udeb2\\n");
        JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse($$$"""
            {"object":"instagram","entry":[{"id":"{{{fixture.Server.AccountId}}}","time":1795848000,"changes":[{"field":"comments","value":{
              "from":{"id":"{{{comment.UserId}}}","username":"anna_fietst"},"media":{"id":"{{{fixture.Post.Id}}}","media_product_type":"FEED"},"id":"{{{comment.Id}}}","text":"Café \"nee\" / 🚲\n"}}]}]}
            """)).ShouldBeTrue(body);
        receiver.WrongSignatures.ShouldBeEmpty();
        var delivery = fixture.Server.LastDelivery!;
        delivery.Body.ToArray().ShouldBe(receiver.Bodies.Single());
#pragma warning disable CA5350
        delivery.Headers["X-Hub-Signature"].ShouldBe($"sha1={Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(fixture.Server.AppSecret), delivery.Body.Span))}");
#pragma warning restore CA5350
        fixture.Server.WebhookAnswers.ShouldBe([200]);
    }

    [Fact]
    public async Task Webhook_TellsOfAnswersAdvertisementsAndWhatTheAccountWrote_NotOfRestrictedPeople()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        fixture.Server.HoldWebhooks = true;
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "vraag");
        var answer = fixture.Server.Comment(fixture.Post, "noor.k", "zelfde vraag", comment);
        fixture.Server.Comment(fixture.Post, "bram.voetbal", "antwoord", answer);
        await fixture.PostAsync($"{comment.Id}/replies?message=Ja");
        var ad = fixture.Server.AddPost("Koop", PostKind.Ad);
        fixture.Server.Comment(ad, "noor.k", "nee");
        fixture.Server.Restrict("pestkop");
        fixture.Server.Comment(fixture.Post, "pestkop", "stom");
        fixture.Server.HoldWebhooks = false;
        await fixture.Server.WebhooksIdleAsync();

        receiver.Bodies.Count.ShouldBe(1);
        receiver.Texts.ShouldBe(["vraag", "zelfde vraag", "antwoord", "Ja", "nee"]);
        var values = receiver.Changes.Select(each => each["value"]!).ToList();
        values.Select(each => (string?)each["parent_id"]).ShouldBe([null, comment.Id, comment.Id, comment.Id, null]);
        ((string?)values[3]["from"]!["id"]).ShouldBe(fixture.Server.AccountId);
        ((string?)values[3]["from"]!["username"]).ShouldBe(fixture.Server.AccountName);
        values[3]["from"]!["self_ig_scoped_id"].ShouldNotBeNull();
        ((string?)values[4]["media"]!["media_product_type"]).ShouldBe("AD");
        ((string?)values[4]["media"]!["ad_title"]).ShouldBe("Koop");
        values[4]["media"]!["ad_id"].ShouldNotBeNull();
        values[4]["media"]!["original_media_id"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Webhook_CarriesAThousandChangesAtMost()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        fixture.Server.HoldWebhooks = true;
        for (var count = 0; count < 1001; count++) fixture.Server.Comment(fixture.Post, "noor.k", $"{count}");
        fixture.Server.PendingWebhooks.ShouldBe(1001);
        await fixture.Server.ReleaseWebhooksAsync(shuffled: false, doubled: false);
        receiver.Bodies.Select(each => JsonNode.Parse(each)!["entry"]![0]!["changes"]!.AsArray().Count).ShouldBe([1000, 1]);
        receiver.Texts.ShouldBe(Enumerable.Range(0, 1001).Select(each => $"{each}"));
    }

    [Fact]
    public async Task Webhooks_ThatWereHeld_CanComeShuffledAndTwice_AndEverythingOnceMore()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        fixture.Server.HoldWebhooks = true;
        for (var count = 0; count < 20; count++) fixture.Server.Comment(fixture.Post, "noor.k", $"{count}");
        await fixture.Server.WebhooksIdleAsync();
        receiver.Bodies.ShouldBeEmpty();
        await fixture.Server.ReleaseWebhooksAsync(shuffled: true, doubled: true);
        fixture.Server.HoldWebhooks.ShouldBeFalse();
        var texts = receiver.Texts;
        texts.Count.ShouldBe(40);
        texts.Distinct().Count().ShouldBe(20);
        texts.Take(20).ShouldNotBe(Enumerable.Range(0, 20).Select(each => $"{each}"));

        await fixture.Server.RedeliverAllAsync();
        receiver.Texts.Count.ShouldBe(80);
        receiver.WrongSignatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhook_ThatIsNotTakenIn_ComesAgainLaterAndLater_BesideWhatIsNew()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        receiver.Failures = 3;
        fixture.Server.Comment(fixture.Post, "noor.k", "een");
        await fixture.Server.WebhooksIdleAsync();
        await PassAsync(fixture, TimeSpan.FromSeconds(4));
        receiver.Texts.ShouldBe(["een"]);
        await PassAsync(fixture, TimeSpan.FromSeconds(1));
        receiver.Texts.ShouldBe(["een", "een"]);
        await PassAsync(fixture, TimeSpan.FromSeconds(30));
        fixture.Server.Comment(fixture.Post, "noor.k", "twee");
        await fixture.Server.WebhooksIdleAsync();
        receiver.Texts.ShouldBe(["een", "een", "een", "twee"]);
        fixture.Server.PendingWebhooks.ShouldBe(1);
        await PassAsync(fixture, TimeSpan.FromMinutes(2));
        receiver.Texts.ShouldBe(["een", "een", "een", "twee", "een"]);
        fixture.Server.WebhookAnswers.ShouldBe([500, 500, 500, 200, 200]);
        fixture.Server.PendingWebhooks.ShouldBe(0);
        receiver.Bodies.Where((_, index) => index != 3).Select(Convert.ToHexString).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Webhook_ThatIsNeverTakenIn_IsGivenUpAfter36Hours()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        receiver.Failures = int.MaxValue;
        var start = fixture.Clock.GetUtcNow();
        fixture.Server.Comment(fixture.Post, "noor.k", "een");
        await fixture.Server.WebhooksIdleAsync();
        var last = start;
        for (var (count, quarter) = (1, 0); quarter < 48 * 4; quarter++)
        {
            await PassAsync(fixture, TimeSpan.FromMinutes(15));
            if (receiver.Bodies.Count > count) last = fixture.Clock.GetUtcNow();
            count = receiver.Bodies.Count;
        }

        (last - start).ShouldBeInRange(TimeSpan.FromHours(24), TimeSpan.FromHours(36));
        receiver.Bodies.Count.ShouldBeGreaterThan(10);
        fixture.Server.DroppedWebhooks.ShouldBe(1);
        fixture.Server.PendingWebhooks.ShouldBe(0);
        receiver.Failures = 0;
        fixture.Server.Comment(fixture.Post, "noor.k", "twee");
        await fixture.Server.WebhooksIdleAsync();
        receiver.Texts[^1].ShouldBe("twee");
        fixture.Server.WebhookAnswers[^1].ShouldBe(200);
    }

    [Fact]
    public async Task Webhook_ToWhereNobodyListens_HasNoAnswer_AndComesWhenSomebodyDoes()
    {
        await using var fixture = await StartAsync();
        await using (var receiver = await HookReceiver.StartAsync()) await fixture.SubscribeAsync(receiver);
        fixture.Server.Comment(fixture.Post, "noor.k", "een");
        await fixture.Server.WebhooksIdleAsync();
        fixture.Server.WebhookAnswers.ShouldBe([0]);
        fixture.Server.PendingWebhooks.ShouldBe(1);
    }

    [Fact]
    public async Task Webhook_InItsOtherShapes_HasFieldAndValueInTheEntry_AndAnotherNameForTheId()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        (fixture.Server.UsesFlatShape, fixture.Server.NamesCommentId, fixture.Server.HoldWebhooks) = (true, true, true);
        var comments = (string[])[fixture.Server.Comment(fixture.Post, "noor.k", "een").Id, fixture.Server.Comment(fixture.Post, "noor.k", "twee").Id];
        await fixture.Server.ReleaseWebhooksAsync(shuffled: false, doubled: false);
        var entries = JsonNode.Parse(receiver.Bodies.ShouldHaveSingleItem())!["entry"]!.AsArray();
        entries.Select(each => (string?)each!["value"]!["comment_id"]).ShouldBe(comments);
        entries.ShouldAllBe(each => (string?)each!["field"] == "comments" && each["changes"] == null && each["value"]!["id"] == null && (string?)each["id"] == fixture.Server.AccountId);
    }

    [Fact]
    public async Task Deletion_AndHiding_AreNotTold()
    {
        await using var fixture = await StartAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await fixture.SubscribeAsync(receiver);
        var comment = fixture.Server.Comment(fixture.Post, "noor.k", "een");
        fixture.Server.HideInApp(comment, hidden: true);
        fixture.Server.DeleteAsAuthor(comment);
        await fixture.Server.WebhooksIdleAsync();
        receiver.Texts.ShouldBe(["een"]);
    }

    private static Task PassAsync(InstagramFixture fixture, TimeSpan time)
    {
        fixture.Clock.Advance(time);
        return fixture.Server.WebhooksIdleAsync();
    }
}
