using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ModBot.Host.Storage;
using ModBot.Host.Tests.Setup;
using ModBot.Platforms.Fakes.Instagram;

namespace ModBot.Host.Tests.Platforms;

/// <summary>The whole application on a stand-in Instagram, asked in a Telegram room or in the console alone.</summary>
public sealed class InstagramStoryTests
{
    private const string Harm = "jij bent een waardeloze loser en niemand wil je in de groep";
    private const string VerifyToken = "een-woord-van-ons-zelf";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HatefulComment_IsAskedInTelegram_TheNormStandsUnderIt_AndOnlyThenItIsHidden()
    {
        await using var instagram = await InstagramServer.StartAsync();
        var post = instagram.AddPost("Plein opruimen, zaterdag om tien uur");
        await using var world = await TelegramWorld.StartAsync(SettingsOf(instagram));
        await world.OpenDeskAsync();
        await BringAsync(instagram, world.Host);

        var comment = instagram.Comment(post, "anna", Harm);
        await world.UntilCardAsync("Ik pak deze op");
        world.Card.Text.ShouldContain("instagram");
        world.Card.Text.ShouldContain(post.Permalink);
        world.Card.Text.ShouldContain("Een privébericht kan nog tot");
        world.Card.Text.ShouldNotContain("loser");
        await world.PressAsync(world.Noor, "Ik pak deze op", "Bij Noor");
        await world.AnswerQuestionsAsync(world.Noor);
        await world.PressAsync(world.Noor, "Stel de norm", "Verberg daarna");
        await world.PressAsync(world.Noor, "Verberg daarna", "☑ Verberg daarna");
        await world.PressAsync(world.Noor, "Gebruik T", "Verstuur naar het kanaal");
        await world.PressAsync(world.Noor, "Verstuur naar het kanaal", "Draai het besluit terug");

        await instagram.UntilAsync(server => server.Read(comment.Id).Hidden, Token);
        var reply = instagram.CommentsOf(post).Single(each => each.IsOwn);
        (reply.ParentId, reply.Username).ShouldBe((comment.Id, instagram.AccountName));
        var acted = instagram.Calls.Where(call => call.Method == "POST" && !call.Path.Contains("subscribed_apps", StringComparison.Ordinal)).Select(call => call.Path.Split('?')[0].Split('/')[^1]).ToList();
        acted.ShouldBe(["replies", comment.Id]);

        // Our own reply comes back by webhook and is no message of a member.
        await instagram.WebhooksIdleAsync();
        (await CasesAsync(world.Host)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ConsoleAlone_SetsTheNormAndHides()
    {
        await using var instagram = await InstagramServer.StartAsync();
        var post = instagram.AddPost("Opruimdag <b>in het park</b>");
        await using var host = await WholeHost.StartAsync(null, SettingsOf(instagram));
        await BringAsync(instagram, host);
        var comment = instagram.Comment(post, "anna", Harm);
        var browser = await host.SignInAsync();
        var row = (await UntilCaseAsync(host)).Single();

        var card = await browser.GetAsync($"/desk/case/{row.Id}");
        card = await browser.GetAsync((await browser.PressAsync(card, "Claim")).Location!.ToString());
        card.Html.ShouldContain(post.Permalink);
        card.Html.ShouldContain("rel=\"noopener noreferrer\"");
        card.Html.ShouldNotContain("<b>in het park");
        var panel = await browser.PressAsync(card, "Choose", ("button", "norm"));
        panel.Text.ShouldContain("ModBot plaatst eerst je antwoord");
        var sent = await browser.PressAsync(
            panel, "Decide", ("button", "norm"), ("text", "Hier houden we het fijn."), ("also_hide", "on"), ("n1", "yes"), ("n2", "yes"), ("n4", "no"), ("n5", "no"));

        sent.Status.ShouldBe(HttpStatusCode.Redirect);
        await instagram.UntilAsync(server => server.Read(comment.Id).Hidden, Token);
        instagram.CommentsOf(post).Single(each => each.IsOwn).Text.ShouldBe("Hier houden we het fijn.");
    }

    [Fact]
    public async Task Webhook_TakesWhatIsSigned_Once_AndNothingElse()
    {
        await using var instagram = await InstagramServer.StartAsync();
        var post = instagram.AddPost("Opruimdag");
        await using var host = await WholeHost.StartAsync(null, SettingsOf(instagram));
        using var http = new HttpClient { BaseAddress = host.Address };
        var body = Encoding.UTF8.GetBytes($$"""{"object":"instagram","entry":[{"id":"{{instagram.AccountId}}","time":{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}},"changes":[{"field":"comments","value":{"id":"17900000000000001","text":"{{Harm}}","from":{"id":"5","username":"anna"},"media":{"id":"{{post.Id}}"} } }]}]}""");

        (await http.GetAsync($"/instagram?hub.mode=subscribe&hub.verify_token=een-ander&hub.challenge=123", Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await http.GetStringAsync($"/instagram?hub.mode=subscribe&hub.verify_token={VerifyToken}&hub.challenge=123", Token)).ShouldBe("123");
        (await PostAsync(http, body, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(http, body, Sign("een ander geheim", body))).ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(http, [.. body, (byte)' '], Sign(instagram.AppSecret, body))).ShouldBe(HttpStatusCode.Unauthorized);
        var garbage = "{\"object\":\"instagram\"}"u8.ToArray();
        (await PostAsync(http, garbage, Sign(instagram.AppSecret, garbage))).ShouldBe(HttpStatusCode.BadRequest);
        var mega = Encoding.UTF8.GetBytes(new string('x', 1 << 20));
        (await PostAsync(http, mega, Sign(instagram.AppSecret, mega))).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(http, mega, Sign("een ander geheim", mega))).ShouldBe(HttpStatusCode.Unauthorized);
        byte[] more = [.. mega, (byte)'x'];
        (await PostAsync(http, more, Sign(instagram.AppSecret, more))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CasesAsync(host)).ShouldBeEmpty();

        for (var time = 0; time < 3; time++) (await PostAsync(http, body, Sign(instagram.AppSecret, body))).ShouldBe(HttpStatusCode.OK);
        (await CasesAsync(host)).ShouldHaveSingleItem().MessageId.ShouldBe("17900000000000001");
        (await host.Services.GetRequiredService<Store>().ReadAsync(db => db.Counters.SumAsync(row => row.Count, Token), Token)).ShouldBe(1);
    }

    [Fact]
    public async Task WithoutAWebhook_TheAddressIsNotThere()
    {
        await using var instagram = await InstagramServer.StartAsync();
        await using var host = await WholeHost.StartAsync(null, ("Instagram:Token", instagram.Token), ("Instagram:BaseUrl", instagram.BaseUrl));
        using var http = new HttpClient { BaseAddress = host.Address };

        (await http.GetAsync("/instagram?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1", Token)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static (string Key, string Value)[] SettingsOf(InstagramServer instagram) =>
        [("Instagram:Token", instagram.Token), ("Instagram:BaseUrl", instagram.BaseUrl), ("Instagram:AppSecret", instagram.AppSecret), ("Instagram:VerifyToken", VerifyToken)];

    private static async Task BringAsync(InstagramServer instagram, WholeHost host)
    {
        await instagram.UntilAsync(server => server.SubscribedFields.Count > 0, Token);
        (await instagram.SubscribeApp(new Uri(host.Address, "/instagram").ToString(), VerifyToken)).ShouldBeTrue();
    }

    private static async Task<List<CaseRow>> UntilCaseAsync(WholeHost host)
    {
        while (true)
        {
            if (await CasesAsync(host) is { Count: > 0 } cases) return cases;
            await Task.Delay(20, Token);
        }
    }

    private static Task<List<CaseRow>> CasesAsync(WholeHost host) => host.Services.GetRequiredService<Store>().ReadAsync(db => db.Cases.ToListAsync(Token), Token);

    private static string Sign(string secret, byte[] body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/instagram") { Content = new ByteArrayContent(body) };

        // Whoever is refused before everything was sent gets to hear the answer this way.
        request.Headers.ExpectContinue = body.Length > 1 << 20;
        if (signature is not null) request.Headers.Add("X-Hub-Signature-256", signature);
        using var response = await http.SendAsync(request, Token);
        return response.StatusCode;
    }
}
