using ModBot.Classifiers.Explain;
using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Explain;

public sealed class WhyComposerTests
{
    [Fact]
    public void Compose_EveryStepAndTarget_BothLanguagesDifferAndAreComplete()
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            foreach (var target in Enum.GetValues<Target>())
            {
                var why = WhyComposer.Compose(step, target, Enum.GetValues<Ground>(), [Flag.Threat, Flag.Quote], grey: true, new WeakLine(["x"], "een idee", "an idea"));
                why.Nl.ShouldNotBe(why.En);
                foreach (var text in (string[])[why.Nl, why.En])
                {
                    text.ShouldNotContain("{0}");
                    text.ShouldNotContain("  ");
                    text.ShouldEndWith(".");
                }
            }
        }
    }

    [Fact]
    public void Compose_Bullying_SaysWhyNotStep3()
    {
        var why = WhyComposer.Compose(Step.Bullying, Target.Individual, [], [], grey: false, weak: null);
        why.Nl.ShouldContain("stap 2");
        why.Nl.ShouldContain("geen stap 3");
        why.En.ShouldContain("not step 3");
    }

    [Fact]
    public void Compose_SlurThatDecided_NamesTheKindAndNotTheWord()
    {
        var why = WhyComposer.Compose(Step.Discrimination, Target.Group, [], [], grey: false, weak: null, TagClasses.Slurring | TagClasses.SendingAway | TagClasses.Insults);
        why.Nl.ShouldContain("Dat komt vooral door een scheldwoord voor een groep en woorden die mensen wegsturen.");
        why.En.ShouldContain("Mostly because of a slur for a group and words that send people away.");
    }

    [Fact]
    public void Compose_NegationOnStep0_IsSaid() =>
        WhyComposer.Compose(Step.None, Target.None, [], [], grey: false, weak: null, TagClasses.Negators | TagClasses.Slurring).Nl.ShouldContain("door een ontkenning.");

    [Fact]
    public void Compose_EverySign_HasWordsInBothLanguages()
    {
        foreach (var step in new[] { Step.None, Step.Bullying })
        {
            for (var number = 0; number < TagClasses.Names.Length; number++)
            {
                var why = WhyComposer.Compose(step, Target.None, [], [], grey: false, weak: null, 1UL << number);
                why.Nl.ShouldNotContain("door .");
                why.En.ShouldNotContain("of .");
                why.Nl.ShouldNotContain("{0}");
            }
        }
    }

    [Fact]
    public void Compose_GreyAndDanger_AreSaid()
    {
        var why = WhyComposer.Compose(Step.Negativity, Target.Individual, [], [Flag.Threat], grey: true, weak: null);
        why.Nl.ShouldContain("niet zeker");
        why.Nl.ShouldContain("gevaar");
    }
}
