using ModBot.Adapters.Contract;
using ModBot.Platforms.Fakes.Serving;
using ModBot.Platforms.Fakes.Telegram;
using static ModBot.Adapters.Tests.Telegram.TelegramFixture;

namespace ModBot.Adapters.Tests.Telegram;

public sealed class TelegramDeskTests
{
    [Fact]
    public async Task Show_PostsAndChanges_WithButtonsAndWithoutPreview()
    {
        await using var world = await StartAsync();
        var posted = await ShowAsync(world, world.Post("Zaak 1 https://example.org"));

        var card = world.Server.Sent.ShouldHaveSingleItem();
        posted.ShouldBe(PlatformResult.Done(Id(card.Id)));
        card.HidesPreview.ShouldBeTrue();
        card.IsSilent.ShouldBeFalse();
        card.Buttons.ShouldHaveSingleItem().ShouldBe([new TelegramButton("Pak op", "c:1", null, "primary"), new TelegramButton("Verwijder", "d:1", null, "danger")]);

        (await ShowAsync(world, world.Post("Zaak 1, door Mina", posted.PostedId))).ShouldBe(posted);
        world.Server.Sent.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Text.ShouldBe("Zaak 1, door Mina"), s => s.Buttons.Count.ShouldBe(1), s => s.HidesPreview.ShouldBeTrue());
        (await ShowAsync(world, world.Post("Zaak 1, door Mina", posted.PostedId))).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
    }

    [Fact]
    public async Task Show_InATopic_PostsThere()
    {
        await using var world = await StartAsync();
        var topic = world.Desk.AddTopic(world.Mina, "zaken");
        var room = $"{world.Desk.Id}/{topic.Id}";

        var posted = await ShowAsync(world, world.Post("Zaak 1") with { Room = room, Silent = true });
        await ShowAsync(world, world.Post("Zaak 2", posted.PostedId) with { Room = room });

        world.Server.Sent.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Topic.ShouldBe(topic.Id), s => s.Text.ShouldBe("Zaak 2"), s => s.IsSilent.ShouldBeTrue());
        (await world.Adapter.RemoveAsync(room, posted.PostedId!, Token)).Outcome.ShouldBe(PlatformOutcome.Done);
        (await ShowAsync(world, world.Post("Zaak 3") with { Room = $"{world.Desk.Id}/999" })).ShouldBe(PlatformResult.Refused(RefusalReason.ChannelGone));
    }

    [Fact]
    public async Task Show_AsksReply_ForcesOne_UnderTheCard()
    {
        await using var world = await StartAsync();
        var card = await ShowAsync(world, world.Post("Zaak 1"));

        await ShowAsync(world, world.Post("Typ je antwoord") with { AsksReply = true, ReplyTo = card.PostedId });
        await world.Adapter.RemoveAsync(Id(world.Desk.Id), card.PostedId!, Token);
        await ShowAsync(world, world.Post("Nog eens") with { AsksReply = true, ReplyTo = card.PostedId });

        world.Server.Sent[1].ShouldSatisfyAllConditions(s => s.ForcesReply.ShouldBeTrue(), s => Id(s.ReplyTo ?? 0).ShouldBe(card.PostedId), s => s.Buttons.ShouldBeEmpty());
        world.Server.Sent[2].ReplyTo.ShouldBeNull();
    }

    [Fact]
    public async Task Show_PostIsGone_OrBotIsOut_SaysSo()
    {
        await using var world = await StartAsync();
        var posted = await ShowAsync(world, world.Post("Zaak 1"));
        world.Desk.Delete(world.Server.Sent[0]);

        (await ShowAsync(world, world.Post("Zaak 2", posted.PostedId))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
        (await ShowAsync(world, world.Post("Zaak 2", "geen nummer"))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
        (await ShowAsync(world, world.Post("Zaak 2") with { Room = "geen kamer" })).ShouldBe(PlatformResult.Refused(RefusalReason.ChannelGone));
        world.Desk.KickBot(world.Mina);
        (await ShowAsync(world, world.Post("Zaak 2"))).ShouldBe(PlatformResult.Refused(RefusalReason.ChannelGone));
    }

    [Fact]
    public async Task Show_TooMany_WaitsInThatRoomOnly()
    {
        await using var world = await StartAsync();
        var posted = await ShowAsync(world, world.Post("Zaak 1"));
        world.Server.Faults.FailNext("editMessageText", Fault.TooManyRequests, TimeSpan.FromSeconds(9));
        var waits = new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.FromSeconds(9));

        (await ShowAsync(world, world.Post("Zaak 2", posted.PostedId))).ShouldBe(waits);
        (await ShowAsync(world, world.Post("Zaak 2", posted.PostedId))).ShouldBe(waits);
        (await ShowAsync(world, world.Post("Zaak 3"))).ShouldBe(waits);
        world.Server.CountCalls("editMessageText").ShouldBe(1);
        (await ShowAsync(world, world.Post("Zaak 4", room: world.Plein))).Outcome.ShouldBe(PlatformOutcome.Done);
        world.Clock.Advance(TimeSpan.FromSeconds(9));
        (await ShowAsync(world, world.Post("Zaak 2", posted.PostedId))).Outcome.ShouldBe(PlatformOutcome.Done);
    }

    [Fact]
    public async Task Show_NoClearAnswer_NewIsUnknown_ChangeIsTriedAgain()
    {
        await using var world = await StartAsync();
        world.Server.Faults.FailNext("sendMessage", Fault.CutAfterApplying);
        (await ShowAsync(world, world.Post("Zaak 1"))).Outcome.ShouldBe(PlatformOutcome.Unknown);
        world.Server.Sent.Count.ShouldBe(1);
        world.Server.Faults.FailNext("editMessageText", Fault.CutAfterApplying);

        var changing = ShowAsync(world, world.Post("Zaak 2", Id(world.Server.Sent[0].Id)));
        await world.Clock.PassAsync(TimeSpan.FromSeconds(2));

        (await changing).Outcome.ShouldBe(PlatformOutcome.NothingToDo);
        world.Server.Sent[0].Text.ShouldBe("Zaak 2");
    }

    [Fact]
    public async Task Show_RoomHasGrown_PostsInTheNewOne_AndNeverChangesAnotherPost()
    {
        await using var world = await StartAsync();
        var small = world.Server.CreateGroup("Klein").Join(world.Mina, MemberStatus.Creator).AddBot(Rights);
        var posted = await ShowAsync(world, world.Post("Zaak 1", room: small));
        var grown = small.Migrate(world.Mina);

        (await ShowAsync(world, world.Post("Zaak 2", posted.PostedId, small))).ShouldBe(PlatformResult.Refused(RefusalReason.MessageGone));
        (await ShowAsync(world, world.Post("Zaak 2", room: small) with { ReplyTo = posted.PostedId })).Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.Adapter.RemoveAsync(Id(small.Id), posted.PostedId!, Token)).Outcome.ShouldBe(PlatformOutcome.Done);

        world.Server.Sent.Select(sent => (sent.ChatId, sent.Text)).ShouldBe([(small.Id, "Zaak 1"), (grown.Id, "Zaak 2")]);
        world.Server.Sent.ShouldAllBe(sent => sent.DeletedAt == null);
    }

    [Fact]
    public async Task Remove_GoneAlready_CountsAsDone()
    {
        await using var world = await StartAsync();
        var posted = await ShowAsync(world, world.Post("Zaak 1"));

        (await world.Adapter.RemoveAsync(Id(world.Desk.Id), posted.PostedId!, Token)).Outcome.ShouldBe(PlatformOutcome.Done);
        (await world.Adapter.RemoveAsync(Id(world.Desk.Id), posted.PostedId!, Token)).Outcome.ShouldBe(PlatformOutcome.Done);
    }

    [Fact]
    public async Task Role_SaysHowSomebodyStands()
    {
        await using var world = await StartAsync();
        var helper = world.Server.CreateUser("Helper");
        var pinner = world.Server.CreateUser("Pinner");
        var stranger = world.Server.CreateUser("Stranger");
        world.Plein.Join(helper, MemberStatus.Administrator, "can_delete_messages").Join(pinner, MemberStatus.Administrator, "can_pin_messages");

        (await RoleAsync(world, world.Mina)).ShouldBe(RoomRole.Moderator);
        (await RoleAsync(world, helper)).ShouldBe(RoomRole.Moderator);
        (await RoleAsync(world, pinner)).ShouldBe(RoomRole.Member);
        (await RoleAsync(world, world.Anna)).ShouldBe(RoomRole.Member);
        (await RoleAsync(world, stranger)).ShouldBe(RoomRole.None);
        (await world.Adapter.RoleAsync(Id(world.Plein.Id), "12345", Token)).ShouldBe(RoomRole.Unknown);
        (await world.Adapter.RoleAsync("geen kamer", Id(world.Anna.Id), Token)).ShouldBe(RoomRole.Unknown);
        world.Server.RevokeToken();
        (await RoleAsync(world, world.Mina)).ShouldBe(RoomRole.Unknown);
    }

    private static Task<RoomRole> RoleAsync(TelegramFixture world, TelegramUser user) => world.Adapter.RoleAsync(Id(world.Plein.Id), Id(user.Id), Token);

    private static Task<PlatformResult> ShowAsync(TelegramFixture world, DeskPost post) => world.Adapter.ShowAsync(post, Token);
}
