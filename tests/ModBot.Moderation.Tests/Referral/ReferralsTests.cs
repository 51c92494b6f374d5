using ModBot.Moderation.Ladder;
using ModBot.Moderation.Referral;

namespace ModBot.Moderation.Tests.Referral;

public sealed class ReferralsTests
{
    private static readonly DateOnly Checked = new(2026, 11, 22);

    [Theory]
    [InlineData(Form.OnlineControl, "veilig_thuis", "safetyned")]
    [InlineData(Form.PublicShaming, "helpwanted", "police")]
    [InlineData(Form.MisogynisticHateSpeech, "meld_online_discriminatie", "discriminatie_nl")]
    [InlineData(Form.SexualViolence, "helpwanted", "csg")]
    [InlineData(Form.Deception, "helpwanted", "police")]
    public void A12_FormChosen_FirstTwoAreThoseOfTheForm(Form form, string first, string second)
    {
        Referrals.For(form).Take(2).Select(organisation => organisation.Id).ShouldBe([first, second]);
        Referrals.For(Step.Negativity, [], [form]).Take(2).Select(organisation => organisation.Id).ShouldBe([first, second]);
    }

    [Fact]
    public void EveryDangerSign_HasAnOrganisation_AndNoOtherFlagHas()
    {
        foreach (var flag in Enum.GetValues<Flag>()) Referrals.For(flag).Any().ShouldBe(flag.IsImmediate(), flag.ToString());
    }

    [Fact]
    public void For_DangerComesBeforeForms_EachOnce()
    {
        var ids = Referrals.For(Step.Bullying, [Flag.SelfHarm, Flag.Sextortion], [Form.Deception]).Select(organisation => organisation.Id).ToList();

        ids.Take(2).ShouldBe(["helpwanted", "police"]);
        ids.ShouldContain("suicide_prevention");
        ids.Distinct().Count().ShouldBe(ids.Count);
    }

    [Fact]
    public void For_OrdinaryCase_NamesNobody() => Referrals.For(Step.Negativity, [], []).ShouldBeEmpty();

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void A60_Row_IsStaleAfter90Days(int days, bool stale)
    {
        var today = Checked.AddDays(days);

        Referrals.All[0].IsStale(today).ShouldBe(stale);
        Referrals.Stale(new Dictionary<string, DateOnly>(), today).Count().ShouldBe(stale ? Referrals.All.Count : 0);
    }

    [Fact]
    public void A60_RowThatWasLookedAt_IsFreshAgain()
    {
        var today = Checked.AddDays(100);

        Referrals.Stale(new Dictionary<string, DateOnly> { ["helpwanted"] = today.AddDays(-1), ["police"] = Checked.AddDays(-1) }, today).Select(organisation => organisation.Id)
            .ShouldBe(Referrals.All.Select(organisation => organisation.Id).Where(id => id != "helpwanted"));
    }

    [Fact]
    public void A60_112And113_AreInTheAssembly()
    {
        Referrals.Always.Select(organisation => organisation.LineFor("nl")).ToList().ShouldSatisfyAllConditions(
            lines => lines[0].ShouldStartWith("112: "),
            lines => lines[0].ShouldContain("bel 112"),
            lines => lines[1].ShouldContain("bel 113 of gratis 0800-0113"));
        Referrals.Always.ShouldAllBe(organisation => organisation.ContactSure < Certainty.C && organisation.LineFor("en").Contains("24 hours"));
    }

    [Fact]
    public void LineFor_UnsureNumber_IsNotGivenToMembers()
    {
        var unsure = Referrals.All.Where(organisation => organisation.ContactSure == Certainty.C).ToList();

        unsure.ShouldNotBeEmpty();
        foreach (var organisation in unsure)
        {
            organisation.LineFor("nl").ShouldNotContain(organisation.Contact.Nl);
            organisation.LineFor("nl").ShouldEndWith(organisation.Url);
        }
    }

    [Theory]
    [InlineData("x\tX\ta\ta\tb\tb\t-\t-\tx.nl\tA\tA\tD\t2026-11-22", "D is no certainty")]
    [InlineData("x\tX\ta\ta\tb\tb\t-\tc\tx.nl\tA\tA\tA\t2026-11-22", "one language")]
    [InlineData("x\tX\ta\ta\tb\tb\t-\t-\thttps://x.nl\tA\tA\tA\t2026-11-22", "no address")]
    [InlineData("x\tX\ta\ta\tb\tb\t-\t-\tx.nl\tA\tA\tA\t22-11-2026", "no day")]
    [InlineData("X\tX\ta\ta\tb\tb\t-\t-\tx.nl\tA\tA\tA\t2026-11-22", "no id")]
    public void Organisations_AlmostRight_AreRefusedWithTheirLine(string row, string problem)
    {
        var fault = Should.Throw<FormatException>(() => ReferralTable.ParseOrganisations($"{ReferralTable.OrganisationsHeading}\n{row}\n"));

        fault.Message.ShouldContain("line 2");
        fault.Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("form\tno_such_form\tx", "no sign")]
    [InlineData("form\tdeception\ty", "no organisation")]
    public void Routes_AlmostRight_AreRefused(string row, string problem) =>
        Should.Throw<FormatException>(() => ReferralTable.ParseRoutes($"{ReferralTable.RoutesHeading}\n{row}\n", ["x"])).Message.ShouldContain(problem);
}
