using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Members;
using ModBot.Host.Tests.DeskChat;
using ModBot.Host.Tests.Pipeline;
using ModBot.Moderation.Ladder;
using static ModBot.Host.Tests.Members.MembersHouse;

namespace ModBot.Host.Tests.Members;

public sealed class HelpAndNormsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_Names112And113First_ThenWhoIsNear()
    {
        await using var house = await ChatHouse.HouseAsync();
        (await house.LocalHelp.SaveAsync(Admin, new LocalHelper("", LocalHelpKind.YouthWorker, "Jongerenwerk Zuid", "", "kom langs bij het clubhuis", default), Token)).ShouldBeTrue();

        var lines = (await house.Room.SayAsync("lid", CommandKind.Help, channel: "plein")).Split('\n');

        lines[1].ShouldStartWith("112: ");
        lines[2].ShouldStartWith("113 ");
        lines[3].ShouldBe("Jongerenwerk Zuid: jongerenwerker · kom langs bij het clubhuis");
        lines.ShouldContain(line => line.Contains("0800-0432"));
    }

    [Fact]
    public async Task A60_DatabaseGone_HelpStillNames112And113AndTheKindertelefoon()
    {
        await using var house = await ChatHouse.HouseAsync();
        await house.Store.WriteAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE LocalHelp", Token), Token);

        var help = await house.Room.SayAsync("lid", CommandKind.Help, channel: "plein");

        help.ShouldContain("bel 112");
        help.ShouldContain("0800-0113");
        help.ShouldContain("0800-0432");
    }

    [Fact]
    public async Task A60_StaleRows_WarnTheTeam_NeverMembers()
    {
        await using var house = await ChatHouse.HouseAsync();
        house.Time.Advance(TimeSpan.FromDays(200));

        (await house.LocalHelp.ReadAsync(Token)).Stale(house.LocalHelp.Today).ShouldBeGreaterThan(20);
        (await house.LocalHelp.CheckAsync(Admin, "helpwanted", Token)).ShouldBeTrue();
        (await house.LocalHelp.ReadAsync(Token)).Stale(house.LocalHelp.Today).ShouldBe(Moderation.Referral.Referrals.All.Count - 1);
        (await house.Room.SayAsync("lid", CommandKind.Help, channel: "plein")).ShouldNotContain("90");
    }

    [Theory]
    [InlineData("Command.Help", "en", "Need help?")]
    [InlineData("Command.Help", "nl", "Hulp nodig?")]
    [InlineData("Command.Help", null, "Hulp nodig?")]
    public async Task Help_IsInTheLanguageOfTheAsker(string key, string? language, string says)
    {
        await using var house = await ChatHouse.HouseAsync();
        var command = new PlatformCommand { Kind = CommandKind.Help, By = new PlatformUser("room", "lid", "Lid") { Language = language }, Channel = "plein" };

        (await house.Chat.CommandAsync(command, Token)).Text!.Text.ShouldStartWith(says, customMessage: key);
    }

    [Fact]
    public async Task LocalHelp_OnlyAnAdminChangesIt()
    {
        await using var house = await ChatHouse.HouseAsync();
        var helper = new LocalHelper("", LocalHelpKind.Confidant, "Vertrouwenspersoon", "", "in het clubhuis", default);

        (await house.LocalHelp.SaveAsync(PipelineFixture.Lead, helper, Token)).ShouldBeFalse();
        (await house.LocalHelp.CheckAsync(PipelineFixture.Lead, "helpwanted", Token)).ShouldBeFalse();
        (await house.LocalHelp.SaveAsync(Admin, helper with { Id = "no-such" }, Token)).ShouldBeFalse();
        (await house.LocalHelp.CheckAsync(Admin, "no-such", Token)).ShouldBeFalse();
        (await house.LocalHelp.ReadAsync(Token)).Helpers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Norms_AreTheStandardOnes_UntilAnAdminWritesOthers()
    {
        await using var house = await ChatHouse.HouseAsync();
        (await house.Room.SayAsync("lid", CommandKind.Norm, channel: "plein")).ShouldContain("1. We praten hier met respect");
        List<LocalizedText> own = [new("Iedereen mag meedoen.", "Everybody may join in."), new("We vragen het eerst.", "We ask first.")];

        (await house.Norms.ReplaceAsync(PipelineFixture.Lead, own, Token)).ShouldBeFalse();
        (await house.Norms.ReplaceAsync(Admin, [own[0], new("", "x")], Token)).ShouldBeFalse();
        (await house.Norms.ReplaceAsync(Admin, [new("twee\nregels", "two lines")], Token)).ShouldBeFalse();
        (await house.Norms.ReplaceAsync(Admin, own, Token)).ShouldBeTrue();

        (await house.Norms.ListAsync(Token)).Select(norm => (norm.Number, norm.Text)).ShouldBe([(1, own[0]), (2, own[1])]);
        (await house.Room.SayAsync("lid", CommandKind.Norm, channel: "plein")).ShouldContain("2. We vragen het eerst.");
        (await house.Norms.ReplaceAsync(Admin, [], Token)).ShouldBeTrue();
        (await house.Norms.ListAsync(Token)).ShouldBeSameAs(CommunityNorms.Standard);
    }

    [Fact]
    public void StandardNorms_AreNormsThemselves() =>
        CommunityNorms.Standard.ShouldAllBe(norm => CommunityNorms.IsText(norm.Text.Nl) && CommunityNorms.IsText(norm.Text.En));
}
