using ModBot.Classifiers.Tests.Support;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Acceptance;

/// <summary>The acceptance statements of DOMAIN.md that a text alone can show, held against the shipped model.</summary>
public sealed class AcceptanceTests
{
    [Theory]
    [InlineData("ik ben het niet eens met dit plan")]
    [InlineData("ik vind dit echt een slecht idee van de gemeente")]
    [InlineData("i disagree with this plan")]
    public void A01_Disagreement_IsStep0(string text) => Assess(text).Step.ShouldBe(Step.None);

    [Theory]
    [InlineData("jij bent echt een sukkel")]
    [InlineData("wat ben jij een dikke vieze loser")]
    [InlineData("niemand wil jou in de groep")]
    [InlineData("alle turken zijn dieven")]
    [InlineData("you are such an idiot")]
    [InlineData("nobody wants you here, just leave")]
    public void A02_JokeLabel_DoesNotLowerTheStep(string insult)
    {
        var plain = Assess(insult);
        foreach (var label in (string[])[" grapje toch", ", grapje", " 😂", " 😂😂😂", " /s", " jk", " lol", " haha", " just kidding", " 🤣", "... geintje", " 🙃"])
        {
            var labelled = Assess(insult + label);
            labelled.Step.ShouldBe(plain.Step, insult + label);
            labelled.Probabilities[plain.Step].ShouldBe(plain.Probabilities[plain.Step], 0.02);
        }
    }

    [Fact]
    public void A02_SaidJoke_AsksForContext() => Assess("jij bent echt een sukkel, grapje toch").Grey.ShouldBeTrue();

    [Theory]
    [InlineData("alle marokkanen zijn dieven")]
    [InlineData("die polen zijn allemaal lui en dom, stuur ze terug")]
    [InlineData("all immigrants are criminals, send them back")]
    public void A03_AttackOnOrigin_IsStep3WithTargetGroundAndWhy(string text)
    {
        var assessment = Assess(text);
        assessment.Step.ShouldBe(Step.Discrimination);
        assessment.Target.ShouldBe(Target.Group);
        assessment.Grounds.ShouldContain(Ground.Origin);
        assessment.Why.Nl.ShouldContain("afkomst");
    }

    [Theory]
    [InlineData("alle {0} zijn dieven")]
    [InlineData("{0} horen hier niet")]
    [InlineData("{0} moeten allemaal terug naar hun eigen land")]
    [InlineData("mijn klas heeft veel {0} en dat is gezellig")]
    [InlineData("wat vinden {0} eigenlijk van het nieuwe rooster")]
    [InlineData("ik haat {0}")]
    [InlineData("er komen morgen ook {0} naar het buurthuis")]
    [InlineData("waarom zijn {0} altijd zo lui")]
    [InlineData("{0} zijn net ongedierte")]
    [InlineData("niemand zegt dat {0} slecht zijn")]
    public void A04_OtherGroup_SameStep(string sentence)
    {
        string[] groups =
        [
            "turken", "marokkanen", "polen", "syriers", "surinamers", "antillianen", "afghanen", "chinezen", "somaliers", "duitsers", "joden", "moslims", "christenen", "hindoes", "homos",
            "lesbiennes", "transgenders", "autisten", "vrouwen", "vluchtelingen",
        ];
        var steps = groups.Select(group => Assess(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, group))).ToList();
        steps.Count(assessment => assessment.Step == steps[0].Step).ShouldBeGreaterThanOrEqualTo(19);
        steps.ShouldAllBe(assessment => Math.Abs(assessment.Probabilities[steps[0].Step] - steps[0].Probabilities[steps[0].Step]) <= 0.15);
    }

    [Theory]
    [InlineData("hij noemde me een kankerhomo in de gang, wat moet ik doen")]
    [InlineData("iemand riep \"vieze turk\" naar mijn broer, dat kan echt niet")]
    [InlineData("he called me a faggot in front of everyone, who can i talk to")]
    [InlineData("Stop met mensen mongool noemen, dat is kwetsend")]
    public void A06_QuoteCounterSpeechOrHelp_IsAtMostStep1AndFlagged(string text)
    {
        var assessment = Assess(text);
        ((int)assessment.Step).ShouldBeLessThanOrEqualTo((int)Step.Negativity);
        assessment.Flags.ShouldContain(Flag.Quote);
        assessment.Why.Nl.ShouldContain("steun");
    }

    [Fact]
    public void A07_Uncertain_IsGrey()
    {
        var seen = 0;
        foreach (var text in HostileTexts.Of(seed: 11, count: 1500))
        {
            var assessment = Assess(text);
            if (!assessment.Probabilities.IsGrey) continue;
            seen++;
            assessment.Grey.ShouldBeTrue();
            assessment.Why.Nl.ShouldContain("niet zeker");
        }

        seen.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("wat betekent {0} eigenlijk", "wat betekent eigenlijk")]
    [InlineData("mijn broertje zegt steeds {0}", "mijn broertje zegt steeds")]
    [InlineData("is {0} a good word for an essay", "is a good word for an essay")]
    public void A08_OneWeakTerm_LeavesTheStepAndShowsItsMeaning(string sentence, string without)
    {
        foreach (var line in ShippedModel.Classifier.Model.Extractor.Lexicon.Data.Weak)
        {
            var assessment = Assess(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, line.Terms[0]));
            assessment.Step.ShouldBe(Assess(without).Step, line.Terms[0]);
            assessment.Why.Nl.ShouldContain(line.MeaningNl);
            assessment.Why.En.ShouldContain(line.MeaningEn);
        }
    }

    private static Assessment Assess(string text) => ShippedModel.Classifier.Assess(text);
}
