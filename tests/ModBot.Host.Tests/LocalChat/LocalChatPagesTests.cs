using System.Net;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Host.LocalChat;

namespace ModBot.Host.Tests.LocalChat;

public sealed class LocalChatPagesTests
{
    [Fact]
    public async Task Room_FirstVisit_GivesATokenThatScriptsAndOtherSitesCannotUse()
    {
        await using var server = await ChatServer.StartAsync();

        var page = await server.SendAsync(HttpMethod.Get, "/chat/plein");

        page.Status.ShouldBe(HttpStatusCode.OK);
        var cookie = page.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("mb_member=");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        (await server.SendAsync(HttpMethod.Get, "/chat/plein", null, ("Cookie", cookie.Split(';')[0]))).Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/chat")]
    [InlineData("/chat/plein")]
    [InlineData("/chat/plein/rules")]
    [InlineData("/chat/kelder")]
    public async Task EveryPage_HasAStrictPolicyAndNothingInline(string path)
    {
        await using var server = await ChatServer.StartAsync();

        var page = await server.SendAsync(HttpMethod.Get, path);

        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self'");
        page.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        page.Body.ShouldContain("<meta name=\"referrer\" content=\"same-origin\">");
        page.Body.ShouldNotContain("<style");
        page.Body.ShouldNotContain(" style=");
        page.Body.ShouldNotContain(" on", Case.Sensitive, "no inline handlers: " + path);
    }

    [Fact]
    public async Task Send_WithoutScript_ShowsTheMessageAndRemembersTheName()
    {
        await using var server = await ChatServer.StartAsync();
        var member = Cookies(await server.SendAsync(HttpMethod.Get, "/chat/plein"));

        var sent = await server.SendAsync(HttpMethod.Post, "/chat/plein", Form("Sam & co", "hallo\r\n<b>daar</b>"), ("Cookie", member));

        sent.Status.ShouldBe(HttpStatusCode.SeeOther);
        sent.Headers.Location!.ToString().ShouldStartWith("/chat/plein#m-");
        var page = await server.SendAsync(HttpMethod.Get, "/chat/plein", null, ("Cookie", member + "; " + Cookies(sent)));
        page.Body.ShouldContain("hallo&#xA;&lt;b&gt;daar&lt;/b&gt;");
        page.Body.ShouldContain("Je schrijft als Sam &amp; co");
        page.Body.ShouldContain("/edit\"");
    }

    [Fact]
    public async Task Send_Refused_GivesTheTextBack()
    {
        await using var server = await ChatServer.StartAsync();

        var page = await server.SendAsync(HttpMethod.Post, "/chat/plein", Form("De Moderatie", "mijn tekst"));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Body.ShouldContain("Die naam is van de moderatie");
        page.Body.ShouldContain("mijn tekst</textarea>");
    }

    [Fact]
    public async Task EditAndDelete_WithoutScript_OnlyOnesOwn()
    {
        await using var server = await ChatServer.StartAsync();
        var member = Cookies(await server.SendAsync(HttpMethod.Get, "/chat/plein"));
        var id = await server.PostedAsync("eerst", ("Cookie", member));

        (await server.SendAsync(HttpMethod.Post, $"/chat/plein/{id}/edit", Form("", "later"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.SendAsync(HttpMethod.Post, $"/chat/plein/{id}/edit", Form("", "later"), ("Cookie", member))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await server.SendAsync(HttpMethod.Get, "/chat/plein")).Body.ShouldContain(">later<");
        (await server.SendAsync(HttpMethod.Post, $"/chat/plein/{id}/delete", Form("", ""))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.SendAsync(HttpMethod.Post, $"/chat/plein/{id}/delete", Form("", ""), ("Cookie", member))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await server.SendAsync(HttpMethod.Get, "/chat/plein")).Body.ShouldContain("Bericht verwijderd door de schrijver");
    }

    [Fact]
    public async Task Room_WhatTheModerationDid_IsSaidWithoutTheText()
    {
        await using var server = await ChatServer.StartAsync();
        var removed = await server.PostedAsync("weggehaald");
        var hidden = await server.PostedAsync("verborgen tekst");
        await server.DoAsync(PlatformRequestKind.Delete, removed, "k1");
        await server.DoAsync(PlatformRequestKind.Hide, hidden, "k2");
        await server.DoAsync(PlatformRequestKind.Reply, removed, "k3", "Hier praten we met respect.");

        var page = await server.SendAsync(HttpMethod.Get, "/chat/plein");

        page.Body.ShouldContain("Bericht verwijderd door de moderatie");
        page.Body.ShouldContain("De moderatie bekijkt dit bericht");
        page.Body.ShouldContain("Hier praten we met respect.");
        page.Body.ShouldNotContain("weggehaald");
        page.Body.ShouldNotContain("verborgen tekst");
    }

    [Fact]
    public async Task Changes_AfterACursor_AreDrawnAsOnThePage()
    {
        await using var server = await ChatServer.StartAsync();
        await server.PostedAsync("een");
        await server.PostedAsync("twee");

        var changes = await server.SendAsync(HttpMethod.Get, "/chat/plein/changes?after=1");

        changes.Headers.GetValues("X-Next").Single().ShouldBe("2");
        changes.Body.ShouldContain("twee");
        changes.Body.ShouldNotContain("een<");
        (await server.SendAsync(HttpMethod.Get, "/chat/plein")).Body.ShouldContain(changes.Body.Trim());
        (await server.SendAsync(HttpMethod.Get, "/chat/plein/changes?after=x")).ShouldBeProblem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Room_ByALinkOnAnotherSite_TakesADetourInsteadOfANewToken()
    {
        await using var server = await ChatServer.StartAsync();

        var page = await server.SendAsync(HttpMethod.Get, "/chat/plein", null, ("Sec-Fetch-Site", "cross-site"));

        page.Headers.Contains("Set-Cookie").ShouldBeFalse();
        page.Body.ShouldContain("url=/chat/plein?in");
        (await server.SendAsync(HttpMethod.Get, "/chat/plein?in", null, ("Sec-Fetch-Site", "cross-site"))).Body.ShouldContain("id=\"messages\"");
    }

    [Theory]
    [InlineData("/chat")]
    [InlineData("/chat/plein")]
    [InlineData("/chat/plein/rules")]
    public async Task Language_Chosen_IsRemembered(string path)
    {
        await using var server = await ChatServer.StartAsync();

        var choice = await server.SendAsync(HttpMethod.Get, path + "?lang=en");

        choice.Status.ShouldBe(HttpStatusCode.Found);
        choice.Headers.Location!.ToString().ShouldBe(path);
        (await server.SendAsync(HttpMethod.Get, path, null, ("Cookie", Cookies(choice)), ("Accept-Language", "nl"))).Body.ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task Rules_Elsewhere_AreLinkedTo()
    {
        await using var server = await ChatServer.StartAsync(new LocalOptions { HouseRulesUrl = "https://club.example/regels" });

        (await server.SendAsync(HttpMethod.Get, "/chat/plein/rules")).Headers.Location!.ToString().ShouldBe("https://club.example/regels");
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "kapot")]
    [InlineData("application/json", "{}")]
    public async Task Send_BrokenForm_SaysSo(string type, string body)
    {
        await using var server = await ChatServer.StartAsync();
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var page = await server.SendAsync(HttpMethod.Post, "/chat/plein", content);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Body.ShouldContain("Het bericht kwam niet heel aan");
    }

    [Fact]
    public void Texts_BothLanguages_HaveTheSameNamesAndSlots()
    {
        var (dutch, english) = (Texts("Nl"), Texts("En"));

        english.Keys.Order().ShouldBe(dutch.Keys.Order());
        foreach (var (name, text) in dutch)
            english[name].Contains("{0", StringComparison.Ordinal).ShouldBe(text.Contains("{0", StringComparison.Ordinal), name);
        foreach (var texts in ChatTexts.All)
            dutch.Keys.ShouldAllBe(name => texts[name].Length > 0);
    }

    [Fact]
    public void Texts_EveryProblem_HasASentence()
    {
        foreach (var problem in Enum.GetValues<LocalChatProblem>().Where(p => p != LocalChatProblem.None))
        {
            foreach (var texts in ChatTexts.All)
                ChatProblem.Of(problem).Sentence(texts).ShouldEndWith(".");
        }
    }

    private static Dictionary<string, string> Texts(string language)
    {
        using var stream = typeof(ChatTexts).Assembly.GetManifestResourceStream($"ModBot.Host.LocalChat.ChatTexts{language}.resources")!;
        using var reader = new System.Resources.ResourceReader(stream);
        return reader.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private static string Cookies(ChatServer.Answer answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    private static FormUrlEncodedContent Form(string author, string text) => new([new("author", author), new("text", text)]);
}
