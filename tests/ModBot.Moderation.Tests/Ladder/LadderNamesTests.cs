using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Tests.Ladder;

/// <summary>The names are a contract of the score output, the data files, the buttons and the ledger. Change one only on purpose.</summary>
public sealed class LadderNamesTests
{
    [Fact]
    public void Names_OnTheWire_ArePinned()
    {
        Names<Step>().ShouldBe("none negativity bullying discrimination extremism");
        Names<Target>().ShouldBe("none individual group institution");
        Names<Ground>().ShouldBe("origin religion gender gender_identity orientation disability age appearance class politics other");
        Names<Form>().ShouldBe("online_control public_shaming misogynistic_hate_speech sexual_violence deception");
        Names<Flag>().ShouldBe(
            "threat doxing sexual_image minor_sexual sextortion self_harm stalking raid "
            + "misinformation fake_or_troll old_post moderator_is_target repeat_author quote");
        Names<ModerationAction>().ShouldBe("reply_with_norm private_message delete hide report escalate correct ignore monitor timeout close_comments explain uphold_appeal overturn_appeal support_target");
        Names<CardButtonKind>().ShouldBe("norm delete report private correct monitor pass_on hand_over not_harmful hide uphold_appeal overturn_appeal support");
        Names<ReplyAudience>().ShouldBe("public author target_person bystander");
        Names<ReplyStrategy>().ShouldBe(
            "group_norm respect question common_ground support empathy analogy limit explanation consequence correction alternative thanks");
    }

    [Fact]
    public void Numbers_OfTheScore_ArePinned()
    {
        Enum.GetValues<Step>().Select(step => (int)step).ShouldBe([0, 1, 2, 3, 4]);
        Enum.GetValues<Form>().Select(form => (int)form).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void TryParse_ReadsOnlyExactNames()
    {
        LadderNames.TryParse<Flag>("self_harm", out var flag).ShouldBeTrue();
        flag.ShouldBe(Flag.SelfHarm);
        foreach (var name in new[] { "SelfHarm", "self_Harm", "selfharm", "5", "", " self_harm" }) LadderNames.TryParse<Flag>(name, out _).ShouldBeFalse();
    }

    [Fact]
    public void CardButton_Id_IsItsName() => new CardButton(CardButtonKind.PassOn, Moderation.Guideline.Availability.Available).Id.ShouldBe("pass_on");

    [Fact]
    public void IsImmediate_IsTheP1ListOfTheDomain() => Enum.GetValues<Flag>().Where(flag => flag.IsImmediate()).ShouldBe(
        [Flag.Threat, Flag.Doxing, Flag.SexualImage, Flag.MinorSexual, Flag.Sextortion, Flag.SelfHarm, Flag.Stalking, Flag.Raid]);

    private static string Names<T>() where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(LadderNames.Name));
}
