using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Serving;
using Fake = ModBot.Platforms.Fakes.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordAdapterActTests
{
    private const string PostRoute = "POST /channels/{channel_id}/messages";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reply_IsPlainText_AndPingsNobody()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");

        var result = await world.Adapter.CarryOutAsync(world.Request(PlatformRequestKind.Reply, target, $"**Hoi** @everyone <@{world.Member}> https://example.org"), Cancellation);

        result.Outcome.ShouldBe(PlatformOutcome.Done);
        var post = world.Server.Read(result.PostedId!);
        post.Content.ShouldBe($@"\*\*Hoi\*\* \@everyone \<\@{world.Member}\> https\://example.org");
        post.ReferenceId.ShouldBe(target);
        post.Pinged.ShouldBeEmpty();
        post.AllowedMentions!.ToJsonString().ShouldBe("""{"parse":[]}""");
        post.Flags.ShouldBe(4);
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.BadGatewayAfterApplying)]
    [InlineData(Fault.CutAfterApplying)]
    [InlineData(Fault.CutBefore)]
    [InlineData(Fault.TooManyRequests)]
    [InlineData(Fault.TooManyGlobally)]
    [InlineData(Fault.TooManyShared)]
    public async Task Reply_CallFails_IsThereOnce(Fault fault)
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        world.Server.Faults.FailNext(PostRoute, fault, TimeSpan.FromMilliseconds(300));

        var result = await world.Adapter.CarryOutAsync(world.Request(PlatformRequestKind.Reply, target, "hoi"), Cancellation);

        result.Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.BotPosts(world.Channel).Count.ShouldBe(1);
        world.Server.Faults.Struck.ShouldBe(1);
    }

    [Fact]
    public async Task Reply_SameKeyTwice_IsThereOnce()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        var request = world.Request(PlatformRequestKind.Reply, target, "hoi");

        var first = await world.Adapter.CarryOutAsync(request, Cancellation);
        var second = await world.Adapter.CarryOutAsync(request, Cancellation);

        second.ShouldBe(first);
        world.Server.BotPosts(world.Channel).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reply_MessageGone_IsRefused()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        world.Server.Delete(target);

        (await world.Adapter.CarryOutAsync(world.Request(PlatformRequestKind.Reply, target, "hoi"), Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
    }

    [Fact]
    public async Task Reply_NoRightToPost_IsRefused()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        world.Server.SetOverwrite(world.Channel, world.Server.BotId, deny: Fake.DiscordPermissions.SendMessages);

        (await world.Adapter.CarryOutAsync(world.Request(PlatformRequestKind.Reply, target, "hoi"), Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.NotAllowed));
    }

    [Fact]
    public async Task Reply_TooLongForContent_GoesIntoADisplay()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        var request = world.Request(PlatformRequestKind.Reply, target, new string('*', 1500));

        var result = await world.Adapter.CarryOutAsync(request, Cancellation);

        result.Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.Read(result.PostedId!).Text.Length.ShouldBeGreaterThanOrEqualTo(3000);
        (await world.Adapter.FindAsync(request, Cancellation)).ShouldBe(result);
    }

    [Fact]
    public async Task PrivateMessage_SendAndWithdraw()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        var request = world.Request(PlatformRequestKind.PrivateMessage, target, "even onder ons");

        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        var sent = await world.Adapter.CarryOutAsync(request, Cancellation);
        var found = await world.Adapter.FindAsync(request, Cancellation);
        var withdraw = world.Request(PlatformRequestKind.Withdraw, target, key: "request-2") with { WithdrawKey = request.Key, WithdrawPostedId = sent.PostedId };
        var withdrawn = await world.Adapter.CarryOutAsync(withdraw, Cancellation);

        sent.Outcome.ShouldBe(PlatformOutcome.Done);
        found.ShouldBe(sent);
        withdrawn.Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.Adapter.FindAsync(withdraw, Cancellation)).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.Read(sent.PostedId!.Split('/')[1]).IsDeleted.ShouldBeTrue();
    }

    [Fact]
    public async Task PrivateMessage_Closed_IsRefused()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        world.Server.SetTakesDms(world.Member, false);
        var request = world.Request(PlatformRequestKind.PrivateMessage, target, "hoi");

        (await world.Adapter.CarryOutAsync(request, Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.AuthorUnreachable));
        (await world.Adapter.CarryOutAsync(request with { AuthorId = null }, Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.AuthorUnreachable));
    }

    [Fact]
    public async Task Delete_TellsWhy_AndKnowsItWasUs()
    {
        await using var world = await DiscordFixture.StartAsync();
        await using var reader = world.Read();
        await reader.NextAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        await reader.EventAsync();
        var request = world.Request(PlatformRequestKind.Delete, target);

        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        (await world.Adapter.CarryOutAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.Adapter.CarryOutAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.Done);

        (await reader.EventAsync()).Event.ShouldBeOfType<MessageDeleted>().ByModBot.ShouldBeTrue();
        world.Server.Audit.ShouldHaveSingleItem().Reason.ShouldBe("ModBot: besluit van de moderatie");
    }

    [Fact]
    public async Task Timeout_AndItsEnd()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        var request = world.Request(PlatformRequestKind.Timeout, target) with { Duration = TimeSpan.FromHours(1) };
        var end = world.Request(PlatformRequestKind.EndTimeout, target, key: "request-2");

        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        (await world.Adapter.CarryOutAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.TimeoutUntil(world.Guild, world.Member).ShouldNotBeNull();
        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.Adapter.CarryOutAsync(end, Cancellation)).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Server.TimeoutUntil(world.Guild, world.Member).ShouldBeNull();
    }

    [Fact]
    public async Task Timeout_OfTheOwner_IsRefused()
    {
        await using var world = await DiscordFixture.StartAsync();
        var owner = world.Server.OwnerOf(world.Guild);
        var target = world.Server.Post(world.Channel, owner, "boe");
        var request = world.Request(PlatformRequestKind.Timeout, target) with { Duration = TimeSpan.FromHours(1), AuthorId = owner };

        (await world.Adapter.CarryOutAsync(request, Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.NotAllowed));
    }

    [Theory]
    [InlineData(PlatformRequestKind.Hide)]
    [InlineData(PlatformRequestKind.Restore)]
    [InlineData(PlatformRequestKind.Report)]
    public async Task WhatDiscordCannotDo_IsRefused(PlatformRequestKind kind)
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");

        (await world.Adapter.CarryOutAsync(world.Request(kind, target), Cancellation)).ShouldBe(PlatformResult.Refused(RefusalReason.NotSupported));
    }

    [Fact]
    public async Task Find_Reply_TellsWhetherItWentOut()
    {
        await using var world = await DiscordFixture.StartAsync();
        var target = world.Server.Post(world.Channel, world.Member, "boe");
        var request = world.Request(PlatformRequestKind.Reply, target, "hoi _daar_");

        (await world.Adapter.FindAsync(request, Cancellation)).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        var sent = await world.Adapter.CarryOutAsync(request, Cancellation);

        (await world.Adapter.FindAsync(request, Cancellation)).ShouldBe(sent);
    }

    [Fact]
    public async Task Check_NamesWhatIsMissing()
    {
        await using var world = await DiscordFixture.StartAsync();
        world.Server.Content = Fake.DiscordContent.Refused;
        world.Server.SetOverwrite(world.Channel, world.Server.BotId, deny: Fake.DiscordPermissions.ManageMessages);
        await using (var reader = world.Read()) await reader.EndAsync();
        world.Server.Content = Fake.DiscordContent.Allowed;
        await using (var reader = world.Read()) await reader.NextAsync();
        world.Server.Content = Fake.DiscordContent.Refused;

        var troubles = await world.Adapter.CheckAsync(Cancellation);

        troubles.ShouldContain(new PlatformTrouble(TroubleKind.MessageContentOff, Detail: "Message Content Intent"));
        troubles.ShouldContain(new PlatformTrouble(TroubleKind.RightMissing, world.Channel, "Manage Messages"));
        troubles.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Role_SaysHowSomebodyStands()
    {
        await using var world = await DiscordFixture.StartAsync();
        var role = world.Server.AddRole(world.Guild, "mod", Fake.DiscordPermissions.Moderator);
        var moderator = world.Server.AddMember(world.Guild, "noa", role);
        var stranger = world.Server.AddUser("iemand");
        world.Server.SetOverwrite(world.Desk, world.Guild, deny: Fake.DiscordPermissions.ViewChannel);
        world.Server.SetOverwrite(world.Desk, world.Server.BotId, allow: Fake.DiscordPermissions.ViewChannel);
        world.Server.SetOverwrite(world.Desk, role, allow: Fake.DiscordPermissions.ViewChannel);

        (await world.Adapter.RoleAsync(world.Channel, moderator, Cancellation)).ShouldBe(RoomRole.Moderator);
        (await world.Adapter.RoleAsync(world.Desk, moderator, Cancellation)).ShouldBe(RoomRole.Moderator);
        (await world.Adapter.RoleAsync(world.Channel, world.Member, Cancellation)).ShouldBe(RoomRole.Member);
        (await world.Adapter.RoleAsync(world.Desk, world.Member, Cancellation)).ShouldBe(RoomRole.None);
        (await world.Adapter.RoleAsync(world.Channel, stranger, Cancellation)).ShouldBe(RoomRole.None);
    }
}
