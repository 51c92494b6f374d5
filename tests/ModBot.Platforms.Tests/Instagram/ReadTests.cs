using System.Globalization;
using ModBot.Platforms.Fakes.Instagram;
using static ModBot.Platforms.Tests.Instagram.InstagramFixture;

namespace ModBot.Platforms.Tests.Instagram;

public sealed class ReadTests
{
    [Fact]
    public async Task Comments_WithTheFieldsOfTheGuide_GiveAllOfThem()
    {
        await using var fixture = await StartAsync();
        var question = fixture.Server.Comment(fixture.Post, "anna_fietst", "Mag mijn broertje ook mee? 🚲");
        var answer = fixture.Server.CommentAsOwner(fixture.Post, "Zeker!", question);
        fixture.Server.HideInApp(question, hidden: true);

        var list = await fixture.GetAsync($"{fixture.Post.Id}/comments?fields=id,text,timestamp,from,username,hidden,parent_id,like_count,media,replies{{id,text,timestamp,from,parent_id,user}}");
        var comment = list["data"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)comment["id"]).ShouldBe(question.Id);
        ((string?)comment["text"]).ShouldBe("Mag mijn broertje ook mee? 🚲");
        ((string?)comment["timestamp"]).ShouldBe("2026-11-28T06:40:00+0000");
        ((string?)comment["username"]).ShouldBe("anna_fietst");
        comment["from"]!.ToJsonString().ShouldBe($$"""{"id":"{{question.UserId}}","username":"anna_fietst"}""");
        ((bool?)comment["hidden"]).ShouldBe(true);
        comment["media"]!.ToJsonString().ShouldBe($$"""{"id":"{{fixture.Post.Id}}","media_product_type":"FEED"}""");
        comment.AsObject().ContainsKey("parent_id").ShouldBeFalse();
        var reply = comment["replies"]!["data"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)reply["id"]).ShouldBe(answer.Id);
        ((string?)reply["parent_id"]).ShouldBe(question.Id);
        ((string?)reply["from"]!["id"]).ShouldBe(fixture.Server.AccountId);
        ((string?)reply["user"]!["id"]).ShouldBe(fixture.Server.AccountId);
    }

    [Fact]
    public async Task Fields_ThatAreNotAskedFor_AreNotGiven()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "hoi");
        (await fixture.GetAsync($"{fixture.Post.Id}/comments"))["data"]![0]!.AsObject().Select(each => each.Key).ShouldBe(["timestamp", "text", "id"]);
        (await fixture.GetAsync($"{fixture.Post.Id}/comments?fields=username"))["data"]![0]!.AsObject().Select(each => each.Key).ShouldBe(["username", "id"]);
        (await fixture.GetAsync(comment.Id)).Select(each => each.Key).ShouldBe(["timestamp", "text", "id"]);
        (await fixture.GetAsync(fixture.Post.Id)).Select(each => each.Key).ShouldBe(["id"]);
        (await fixture.GetAsync($"{comment.Id}?fields=from{{username}},media{{id}}"))["from"]!.AsObject().Select(each => each.Key).ShouldBe(["username", "id"]);
    }

    [Theory]
    [InlineData("id,txt", "100 (#100) Tried accessing nonexisting field (txt) on node type (IGComment)")]
    [InlineData("id,replies{txt}", "100 (#100) Tried accessing nonexisting field (txt) on node type (IGComment)")]
    [InlineData("from{name}", "100 (#100) Tried accessing nonexisting field (name) on node type (IGUser)")]
    [InlineData("text{x}", "100 (#100) Subfields are not supported by text")]
    [InlineData("replies.order(x){id}", "100 (#100) The modifier order of replies is not served by the stand-in")]
    [InlineData("replies.limit(0){id}", "100 (#100) Param limit of replies must be a positive number")]
    [InlineData("replies{id", "2500 Syntax error \"Expected \"}\" instead of end of string.\" at character 10: replies{id")]
    [InlineData("id,", "2500 Syntax error \"Expected field name instead of end of string.\" at character 3: id,")]
    [InlineData("id text", "2500 Syntax error \"Expected end of string instead of \" \".\" at character 2: id text")]
    [InlineData("id,id", "2500 Syntax error \"Field id specified more than once. This is only possible before version 2.1\" at character 5: id")]
    public async Task Fields_ThatDoNotExistOrCannotBeRead_AreRefusedAlsoWithNothingToList(string fields, string refusal)
    {
        await using var fixture = await StartAsync();
        (await fixture.GetRefusedAsync($"{fixture.Post.Id}/comments?fields={Uri.EscapeDataString(fields)}")).ShouldBe(refusal);
    }

    [Fact]
    public async Task Comments_AreTheNewest50OfTheFirstLevel_AndLeadNowhere()
    {
        await using var fixture = await StartAsync();
        for (var count = 0; count < 60; count++)
        {
            var comment = fixture.Server.Comment(fixture.Post, "bram.voetbal", $"{count}");
            fixture.Server.Comment(fixture.Post, "anna_fietst", "antwoord", comment);
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var texts = Enumerable.Range(10, 50).Reverse().Select(each => $"{each}");
        (await fixture.ListAsync($"{fixture.Post.Id}/comments", "text")).ShouldBe(texts);
        (await fixture.ListAsync($"{fixture.Post.Id}/comments?limit=100", "text")).ShouldBe(texts);
        (await fixture.ListAsync($"{fixture.Post.Id}/comments?limit=2", "text")).ShouldBe(["59", "58"]);
        (await fixture.GetAsync($"{fixture.Post.Id}/comments")).ContainsKey("paging").ShouldBeFalse();
        (await fixture.GetRefusedAsync($"{fixture.Post.Id}/comments?after=x")).ShouldStartWith("100 ");
        (await fixture.GetRefusedAsync($"{fixture.Post.Id}/comments?limit=veel")).ShouldStartWith("100 ");
        ((int?)(await fixture.GetAsync($"{fixture.Post.Id}?fields=comments_count"))["comments_count"]).ShouldBe(120);
    }

    [Theory]
    [InlineData("since=1")]
    [InlineData("until=1")]
    [InlineData("order=chronological")]
    [InlineData("filter=stream")]
    public async Task Comments_CannotBeFiltered(string parameter)
    {
        await using var fixture = await StartAsync();
        (await fixture.GetRefusedAsync($"{fixture.Post.Id}/comments?{parameter}")).ShouldBe($"100 (#100) Unexpected parameter {parameter[..parameter.IndexOf('=', StringComparison.Ordinal)]}");
    }

    [Fact]
    public async Task Comments_WithPaging_LeadOnToTheOldest_AlsoWhenTheCursorsOwnCommentIsGone()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { OffersPaging = true });
        var comments = Enumerable.Range(0, 7).Select(each => fixture.Server.Comment(fixture.Post, "noor.k", each.ToString(CultureInfo.InvariantCulture))).ToList();
        var first = await fixture.GetAsync($"{fixture.Post.Id}/comments?fields=text&limit=3");
        fixture.Server.DeleteAsAuthor(comments[4]);
        fixture.Server.Comment(fixture.Post, "noor.k", "nieuw");
        (await fixture.ListAsync($"{fixture.Post.Id}/comments?fields=text&limit=3&after={first["paging"]!["cursors"]!["after"]}", "text")).ShouldBe(["3", "2", "1"]);

        var next = new Uri((string)first["paging"]!["next"]!);
        next.Query.ShouldContain("access_token=");
        var second = (await fixture.SendAsync(HttpMethod.Get, next.PathAndQuery[1..], token: null)).Ok();
        var third = (await fixture.SendAsync(HttpMethod.Get, new Uri((string)second["paging"]!["next"]!).PathAndQuery[1..], token: null)).Ok();
        third["data"]!.AsArray().Select(each => (string?)each!["text"]).ShouldBe(["0"]);
        third["paging"]!.AsObject().ContainsKey("next").ShouldBeFalse();
        (await fixture.GetRefusedAsync($"{fixture.Post.Id}/comments?after=%25%25")).ShouldBe("100 (#100) Invalid cursors values");
    }

    [Fact]
    public async Task Replies_CanBeReadOfAComment_AndLimitedWithin()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "noor.k", "vraag");
        foreach (var text in (string[])["een", "twee", "drie"]) fixture.Server.Comment(fixture.Post, "bram.voetbal", text, comment);
        (await fixture.ListAsync($"{comment.Id}/replies", "text")).ShouldBe(["drie", "twee", "een"]);
        var within = await fixture.GetAsync($"{comment.Id}?fields=replies.limit(2){{text}}");
        within["replies"]!["data"]!.AsArray().Select(each => (string?)each!["text"]).ShouldBe(["drie", "twee"]);
        fixture.Server.DeleteInApp(comment);
        (await fixture.GetRefusedAsync($"{comment.Id}/replies")).ShouldStartWith("100/33 Unsupported get request. Object with ID");
    }

    [Fact]
    public async Task Restricted_People_AreLeftOutEverywhereWithoutAWord()
    {
        await using var fixture = await StartAsync();
        var seen = fixture.Server.Comment(fixture.Post, "anna_fietst", "hoi");
        var unseen = fixture.Server.Comment(fixture.Post, "bram.voetbal", "stom");
        fixture.Server.Comment(fixture.Post, "bram.voetbal", "ook stom", seen);
        fixture.Server.Restrict("bram.voetbal");
        (await fixture.ListAsync($"{fixture.Post.Id}/comments")).ShouldBe([seen.Id]);
        (await fixture.GetAsync($"{seen.Id}?fields=replies")).ContainsKey("replies").ShouldBeFalse();
        (await fixture.GetRefusedAsync(unseen.Id)).ShouldStartWith("100/33 ");
        fixture.Server.CommentsOf(fixture.Post).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Media_ListsPostsAndReels_LiveMediaABroadcastWhileItLasts()
    {
        await using var fixture = await StartAsync();
        var reel = fixture.Server.AddPost("reel", PostKind.Reels);
        var ad = fixture.Server.AddPost("advertentie", PostKind.Ad);
        var live = fixture.Server.AddPost("live", PostKind.Live);
        fixture.Server.SetCommentsEnabled(reel, isEnabled: false);
        (await fixture.ListAsync($"{fixture.Server.AccountId}/media")).ShouldBe([reel.Id, fixture.Post.Id]);
        (await fixture.ListAsync("me/media?limit=1&fields=caption,media_product_type", "media_product_type")).ShouldBe(["REELS"]);
        (await fixture.ListAsync("me/media?fields=is_comment_enabled,permalink", "is_comment_enabled")).ShouldBe(["false", "true"]);
        (await fixture.ListAsync("me/live_media?fields=media_type", "media_type")).ShouldBe(["BROADCAST"]);
        (await fixture.GetAsync($"{ad.Id}?fields=media_product_type,username,timestamp,owner,caption,shortcode"))["media_product_type"]!.GetValue<string>().ShouldBe("AD");

        var comment = fixture.Server.Comment(live, "noor.k", "hallo");
        (await fixture.ListAsync($"{live.Id}/comments")).ShouldBe([comment.Id]);
        fixture.Server.EndLive(live);
        (await fixture.ListAsync("me/live_media")).ShouldBeEmpty();
        (await fixture.GetRefusedAsync($"{live.Id}/comments")).ShouldStartWith("100/33 ");
        (await fixture.GetRefusedAsync(comment.Id)).ShouldStartWith("100/33 ");
    }

    [Fact]
    public async Task Media_LeadsOn_AsManyTimesAsThereAreMore()
    {
        await using var fixture = await StartAsync();
        for (var count = 0; count < 110; count++) fixture.Server.AddPost($"{count}");
        (await fixture.ListAsync("me/media")).Count.ShouldBe(25);
        var page = await fixture.GetAsync("me/media?limit=200");
        page["data"]!.AsArray().Count.ShouldBe(100);
        var rest = (await fixture.SendAsync(HttpMethod.Get, new Uri((string)page["paging"]!["next"]!).PathAndQuery[1..], token: null)).Ok();
        rest["data"]!.AsArray().Count.ShouldBe(11);
        rest["paging"]!["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Ids_AreLongTexts_InNoOrder_AndStableForAName()
    {
        await using var fixture = await StartAsync();
        var comments = Enumerable.Range(0, 300).Select(_ => fixture.Server.Comment(fixture.Post, "noor.k", "x")).ToList();
        comments.ShouldAllBe(each => each.Id.Length >= 17 && each.Id.Length <= 18 && each.Id.All(char.IsAsciiDigit));
        comments.Select(each => each.Id).ShouldBeUnique();
        comments.Select(each => each.Id).ShouldNotBe(comments.Select(each => each.Id).Order(StringComparer.Ordinal));
        await using var other = await StartAsync();
        other.Server.Comment(other.Post, "noor.k", "x").UserId.ShouldBe(comments[0].UserId);
        other.Server.Comment(other.Post, "anna_fietst", "x").UserId.ShouldNotBe(comments[0].UserId);
    }

    [Fact]
    public async Task People_CannotDoWhatTheAppDoesNotLetThem()
    {
        await using var fixture = await StartAsync();
        var live = fixture.Server.AddPost("live", PostKind.Live);
        var comment = fixture.Server.Comment(fixture.Post, "noor.k", "x");
        Should.Throw<InvalidOperationException>(() => fixture.Server.Comment(live, "noor.k", "x", comment));
        Should.Throw<InvalidOperationException>(() => fixture.Server.Comment(fixture.Post, "socialcleanup", "x"));
        Should.Throw<InvalidOperationException>(() => fixture.Server.Comment(fixture.Post, "Noor K", "x"));
        Should.Throw<InvalidOperationException>(() => fixture.Server.EndLive(fixture.Post));
        fixture.Server.SetCommentsEnabled(fixture.Post, isEnabled: false);
        Should.Throw<InvalidOperationException>(() => fixture.Server.Comment(fixture.Post, "noor.k", "x"));
        fixture.Server.SetCommentsEnabled(fixture.Post, isEnabled: true);
        fixture.Server.DeleteAsAuthor(comment);
        Should.Throw<InvalidOperationException>(() => fixture.Server.Comment(fixture.Post, "noor.k", "x", comment));
        fixture.Server.EndLive(live);
        Should.Throw<InvalidOperationException>(() => fixture.Server.Comment(live, "noor.k", "x"));
    }
}
