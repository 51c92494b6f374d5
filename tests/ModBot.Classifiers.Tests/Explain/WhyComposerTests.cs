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
    public void Compose_GreyAndDanger_AreSaid()
    {
        var why = WhyComposer.Compose(Step.Negativity, Target.Individual, [], [Flag.Threat], grey: true, weak: null);
        why.Nl.ShouldContain("niet zeker");
        why.Nl.ShouldContain("gevaar");
    }
}
