using ModBot.Platforms.Fakes.Instagram;
using static ModBot.Platforms.Tests.Instagram.InstagramFixture;

namespace ModBot.Platforms.Tests.Instagram;

public sealed class WriteTests
{
    [Fact]
    public async Task Reply_LandsUnderTheCommentOnTheFirstLevel()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "vraag");
        var answer = fixture.Server.Comment(fixture.Post, "bram.voetbal", "geen idee", comment);
        var id = (string?)(await fixture.PostAsync($"{comment.Id}/replies", new { message = "Om 10 uur." }))["id"];
        await fixture.PostAsync($"{answer.Id}/replies?message=Echt%20waar.");
        var own = fixture.Server.CommentsOf(fixture.Post).Where(each => each.IsOwn).ToList();
        own.Select(each => (each.Text, each.ParentId, each.Username)).ShouldBe([("Om 10 uur.", comment.Id, "socialcleanup"), ("Echt waar.", comment.Id, "socialcleanup")]);
        own[0].Id.ShouldBe(id);
    }

    [Fact]
    public async Task Reply_InEachWayAParameterCanCome_IsTaken()
    {
        await using var fixture = await StartAsync();
        var path = $"{fixture.Server.Comment(fixture.Post, "anna_fietst", "vraag").Id}/replies";
        using var form = new FormUrlEncodedContent([new("message", "een")]);
        using var parts = new MultipartFormDataContent { { new StringContent("twee"), "message" } };
        await fixture.PostAsync(path, form);
        await fixture.PostAsync(path, parts);
        await fixture.PostAsync(path, new { message = "drie" });
        await fixture.PostAsync($"{path}?message=vier");
        fixture.Server.CommentsOf(fixture.Post).Where(each => each.IsOwn).Select(each => each.Text).ShouldBe(["een", "twee", "drie", "vier"]);
        using var plain = new StringContent("message=vijf");
        (await fixture.PostRefusedAsync(path, plain)).ShouldBe("100 (#100) The body must be a form or JSON");
        using var broken = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        (await fixture.PostRefusedAsync(path, broken)).ShouldBe("100 (#100) The body is not valid JSON");
    }

    [Fact]
    public async Task Reply_ThatCannotBe_IsRefused()
    {
        await using var fixture = await StartAsync();
        var live = fixture.Server.AddPost("live", PostKind.Live);
        var hidden = fixture.Server.Comment(fixture.Post, "anna_fietst", "stom");
        var under = fixture.Server.Comment(fixture.Post, "noor.k", "ja", hidden);
        var open = fixture.Server.Comment(fixture.Post, "noor.k", "hoi");
        fixture.Server.HideInApp(hidden, hidden: true);
        (await fixture.PostRefusedAsync($"{hidden.Id}/replies?message=x")).ShouldBe("100 (#100) You cannot reply to a hidden comment");
        (await fixture.PostRefusedAsync($"{under.Id}/replies?message=x")).ShouldBe("100 (#100) You cannot reply to a hidden comment");
        (await fixture.PostRefusedAsync($"{fixture.Server.Comment(live, "noor.k", "hoi").Id}/replies?message=x")).ShouldBe("100 (#100) Comments on live video cannot be replied to");
        (await fixture.PostRefusedAsync($"{open.Id}/replies")).ShouldBe("100 (#100) The parameter message is required");
        (await fixture.PostRefusedAsync($"{open.Id}/replies?message=%20")).ShouldBe("100 (#100) The parameter message is required");
        (await fixture.PostRefusedAsync($"{open.Id}/replies?text=x")).ShouldBe("100 (#100) Unexpected parameter text");
        (await fixture.PostRefusedAsync($"{open.Id}/replies", new { message = new string('x', 2201) })).ShouldBe("100 (#100) The comment is too long");
        (await fixture.PostRefusedAsync("18000000000000000/replies?message=x")).ShouldStartWith("100/33 Unsupported post request. Object with ID '18000000000000000' does not exist");
        fixture.Server.SetCommentsEnabled(fixture.Post, isEnabled: false);
        (await fixture.PostRefusedAsync($"{open.Id}/replies?message=x")).ShouldBe("100 (#100) Comments are turned off for this media");
        fixture.Server.CommentsOf(fixture.Post).ShouldAllBe(each => !each.IsOwn);
        fixture.Server.SetCommentsEnabled(fixture.Post, isEnabled: true);
        fixture.Server.HideInApp(hidden, hidden: false);
        await fixture.PostAsync($"{hidden.Id}/replies", new { message = new string('x', 2200) });
    }

    [Theory]
    [InlineData("#a #b #c #d", true)]
    [InlineData("#a #b #c #d #e", false)]
    [InlineData("zie https://a.nl", true)]
    [InlineData("zie https://a.nl en www.b.nl", false)]
    [InlineData("Goed zo!", true)]
    [InlineData("GOED ZO!", false)]
    [InlineData("👍 10", true)]
    public async Task Reply_WithTheOldRules_MustKeepThem(string message, bool isTaken)
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { KeepsOldCommentRules = true });
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "hoi");
        (await fixture.PostRefusedAsync($"{comment.Id}/replies", new { message = new string('x', 301) })).ShouldBe("100 (#100) The comment is too long");
        (await fixture.CallAsync(HttpMethod.Post, $"{comment.Id}/replies", new { message })).Status.ShouldBe(isTaken ? 200 : 400);
    }

    [Fact]
    public async Task Hide_HidesAndShows_ButNeverWhatTheAccountWrote()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "stom");
        var own = fixture.Server.CommentAsOwner(fixture.Post, "Welkom!");
        ((bool?)(await fixture.PostAsync($"{comment.Id}?hide=true"))["success"]).ShouldBe(true);
        fixture.Server.Read(comment.Id).Hidden.ShouldBeTrue();
        await fixture.PostAsync(comment.Id, new { hide = false });
        fixture.Server.Read(comment.Id).Hidden.ShouldBeFalse();
        ((bool?)(await fixture.PostAsync($"{own.Id}?hide=true"))["success"]).ShouldBe(true);
        fixture.Server.Read(own.Id).Hidden.ShouldBeFalse();
        (await fixture.PostRefusedAsync(comment.Id)).ShouldBe("100 (#100) The parameter hide is required");
        (await fixture.PostRefusedAsync($"{comment.Id}?hide=ja")).ShouldBe("100 (#100) Param hide must be a boolean, got \"ja\"");
        (await fixture.PostRefusedAsync($"{comment.Id}?is_hidden=true")).ShouldBe("100 (#100) Unexpected parameter is_hidden");
        var live = fixture.Server.Comment(fixture.Server.AddPost("live", PostKind.Live), "noor.k", "hoi");
        (await fixture.PostRefusedAsync($"{live.Id}?hide=true")).ShouldBe("100 (#100) Comments on live video cannot be hidden");
    }

    [Fact]
    public async Task Delete_TakesTheAnswersAlong_AndIsNotThereTwice()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "stom");
        fixture.Server.Comment(fixture.Post, "noor.k", "ja", comment);
        var live = fixture.Server.Comment(fixture.Server.AddPost("live", PostKind.Live), "noor.k", "hoi");
        ((bool?)(await fixture.CallAsync(HttpMethod.Delete, comment.Id)).Ok()["success"]).ShouldBe(true);
        fixture.Server.CommentsOf(fixture.Post).ShouldAllBe(each => each.Deleted);
        (await fixture.CallAsync(HttpMethod.Delete, comment.Id)).Refused().ShouldStartWith("100/33 Unsupported delete request.");
        (await fixture.CallAsync(HttpMethod.Delete, live.Id)).Refused().ShouldBe("100 (#100) Comments on live video cannot be deleted");
        (await fixture.CallAsync(HttpMethod.Delete, fixture.Post.Id)).Refused().ShouldBe("100 Unsupported request - method type: delete");
        ((int?)(await fixture.GetAsync($"{fixture.Post.Id}?fields=comments_count"))["comments_count"]).ShouldBe(0);
    }

    [Fact]
    public async Task CommentEnabled_ClosesAndOpensAPost_NotABroadcast()
    {
        await using var fixture = await StartAsync();
        await fixture.PostAsync($"{fixture.Post.Id}?comment_enabled=false");
        fixture.Server.AreCommentsEnabled(fixture.Post).ShouldBeFalse();
        ((bool?)(await fixture.GetAsync($"{fixture.Post.Id}?fields=is_comment_enabled"))["is_comment_enabled"]).ShouldBe(false);
        await fixture.PostAsync($"{fixture.Post.Id}?comment_enabled=true");
        fixture.Server.AreCommentsEnabled(fixture.Post).ShouldBeTrue();
        (await fixture.PostRefusedAsync(fixture.Post.Id)).ShouldBe("100 (#100) The parameter comment_enabled is required");
        (await fixture.PostRefusedAsync($"{fixture.Server.AddPost("live", PostKind.Live).Id}?comment_enabled=false")).ShouldBe("100 (#100) Comments on live video cannot be turned off");
    }

    [Fact]
    public async Task PrivateReply_GoesOnceToWhoWroteTheComment()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "stom");
        var message = Message(comment.Id, "Wil je dit anders zeggen? 🙂");
        var sent = await fixture.PostAsync($"{fixture.Server.AccountId}/messages", message);
        ((string?)sent["recipient_id"]).ShouldBe(comment.UserId);
        ((string?)sent["message_id"]).ShouldNotBeNullOrEmpty();
        fixture.Server.PrivateMessages.ShouldHaveSingleItem().ShouldBe(new GraphPrivateMessage(comment.Id, "anna_fietst", "Wil je dit anders zeggen? 🙂", fixture.Clock.GetUtcNow()));
        (await fixture.PostRefusedAsync("me/messages", message)).ShouldBe("10900 (#10900) Activity already replied to");
        fixture.Server.PrivateMessages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task PrivateReply_ThatCannotBe_IsRefused()
    {
        await using var fixture = await StartAsync();
        var comment = fixture.Server.Comment(fixture.Post, "anna_fietst", "stom");
        var gone = fixture.Server.Comment(fixture.Post, "anna_fietst", "weg");
        var own = fixture.Server.CommentAsOwner(fixture.Post, "Welkom!");
        fixture.Server.DeleteAsAuthor(gone);
        Task<string> RefusedAsync(object body) => fixture.PostRefusedAsync("me/messages", body);
        (await RefusedAsync(Message(gone.Id, "x"))).ShouldStartWith("100/2534025 ");
        (await RefusedAsync(Message(own.Id, "x"))).ShouldStartWith("100/2534025 ");
        (await RefusedAsync(Message("1", "x"))).ShouldStartWith("100/2534025 ");
        (await RefusedAsync(Message(comment.Id, " "))).ShouldBe("100 (#100) The parameter message[text] is required");
        (await RefusedAsync(Message(comment.Id, new string('é', 501)))).ShouldBe("100 (#100) Length of param message[text] must be less than or equal to 1000");
        (await RefusedAsync(new { recipient = new { id = comment.UserId }, message = new { text = "x" } })).ShouldBe("10/2534022 This message is sent outside of allowed window.");
        (await RefusedAsync(new { recipient = new { comment_id = comment.Id, id = "1" }, message = new { text = "x" } })).ShouldBe("100 (#100) Unexpected parameter recipient[id]");
        (await RefusedAsync(new { recipient = new { comment_id = comment.Id }, message = new { text = "x" }, tag = "HUMAN_AGENT" })).ShouldBe("100 (#100) Unexpected parameter tag");
        (await RefusedAsync(new { recipient = comment.Id, message = new { text = "x" } })).ShouldBe("100 (#100) Param recipient must be a JSON object");
        (await RefusedAsync(new { message = new { text = "x" } })).ShouldBe("100 (#100) The parameter recipient is required");
        fixture.Server.PrivateMessages.ShouldBeEmpty();
    }

    [Fact]
    public async Task PrivateReply_GoesWithinSevenDays_AndToABroadcastWhileItLasts()
    {
        await using var fixture = await StartAsync();
        var live = fixture.Server.AddPost("live", PostKind.Live);
        var (first, second) = (fixture.Server.Comment(live, "noor.k", "een"), fixture.Server.Comment(live, "noor.k", "twee"));
        var (early, late) = (fixture.Server.Comment(fixture.Post, "noor.k", "drie"), fixture.Server.Comment(fixture.Post, "noor.k", "vier"));
        await fixture.PostAsync("me/messages", Message(first.Id, "x"));
        fixture.Server.EndLive(live);
        (await fixture.PostRefusedAsync("me/messages", Message(second.Id, "x"))).ShouldStartWith("10/2534022 ");
        fixture.Clock.Advance(TimeSpan.FromDays(7));
        await fixture.PostAsync("me/messages", Message(early.Id, "x"));
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var refused = await fixture.CallAsync(HttpMethod.Post, "me/messages", Message(late.Id, "x"));
        refused.Refused().ShouldStartWith("10/2534022 ");
        refused.Status.ShouldBe(403);
    }

    [Fact]
    public async Task PrivateReply_WithoutThePermission_IsRefused_WhileRepliesGoOn()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { MayMessage = false });
        var comment = fixture.Server.Comment(fixture.Post, "noor.k", "x");
        (await fixture.PostRefusedAsync("me/messages", Message(comment.Id, "x"))).ShouldBe("10 (#10) Application does not have permission for this action");
        await fixture.PostAsync($"{comment.Id}/replies?message=x");
    }

    [Fact]
    public async Task PrivateReplies_HaveALimitOfTheirOwn()
    {
        await using var fixture = await StartAsync(new InstagramServerOptions { PrivateRepliesPerHour = 2 });
        var comments = Enumerable.Range(0, 4).Select(_ => fixture.Server.Comment(fixture.Post, "noor.k", "x")).ToList();
        fixture.Server.Block(TimeSpan.FromHours(1));
        await fixture.PostAsync("me/messages", Message(comments[0].Id, "x"));
        await fixture.PostAsync("me/messages", Message(comments[1].Id, "x"));
        (await fixture.PostRefusedAsync("me/messages", Message(comments[2].Id, "x"))).ShouldStartWith("80006 ");
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        await fixture.PostAsync("me/messages", Message(comments[2].Id, "x"));
    }

    private static object Message(string comment, string text) => new { recipient = new { comment_id = comment }, message = new { text } };
}
