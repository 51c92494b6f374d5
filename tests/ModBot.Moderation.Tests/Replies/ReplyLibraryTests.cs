using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Tests.Replies;

public sealed class ReplyLibraryTests
{
    [Fact]
    public void Suggest_Step3Religion_EmpathyForReligionFirst_A24()
    {
        foreach (var query in Queries().Where(query => query is { Step: Step.Discrimination, Audience: ReplyAudience.Public } && query.Grounds.SequenceEqual([Ground.Religion]) && !query.Flags.Any(flag => flag.IsImmediate())))
        {
            var first = Suggest(query)[0].Template;
            first.Strategy.ShouldBe(ReplyStrategy.Empathy);
            first.Ground.ShouldBe(Ground.Religion);
        }
    }

    [Theory]
    [InlineData(Step.None)]
    [InlineData(Step.Negativity)]
    [InlineData(Step.Bullying)]
    public void Suggest_StepsUpTo2_GroupNormFirst(Step step) => Public(step)[0].Template.Strategy.ShouldBe(ReplyStrategy.GroupNorm);

    [Theory]
    [InlineData(Ground.Origin, "T08")]
    [InlineData(Ground.Religion, "T09")]
    [InlineData(Ground.Orientation, "T10")]
    [InlineData(Ground.GenderIdentity, "T11")]
    [InlineData(Ground.Disability, "T12")]
    [InlineData(Ground.Gender, "T13")]
    [InlineData(Ground.Age, "T08")]
    [InlineData(Ground.Politics, "T08")]
    [InlineData(Ground.Other, "T08")]
    public void Suggest_Step3_FirstFitsTheGround(Ground ground, string expected) => Public(Step.Discrimination, ground)[0].Template.Id.ShouldBe(expected);

    [Fact]
    public void Suggest_SeveralGrounds_FirstGroundFirst()
    {
        Public(Step.Discrimination, Ground.Religion, Ground.Origin)[0].Template.Id.ShouldBe("T09");
        Public(Step.Discrimination, Ground.Origin, Ground.Religion)[0].Template.Id.ShouldBe("T08");
    }

    [Fact]
    public void Suggest_NoGround_StandInSaysSo()
    {
        var own = Public(Step.Discrimination, Ground.Origin)[0];
        var standIn = Public(Step.Discrimination)[0];
        standIn.Template.ShouldBe(own.Template);
        standIn.Why.ShouldNotBe(own.Why);
    }

    [Fact]
    public void Suggest_PublicAtSteps2And3_AlwaysHasSupport()
    {
        foreach (var query in Queries().Where(query => query.Audience == ReplyAudience.Public && query.Step is Step.Bullying or Step.Discrimination))
        {
            if (query.Audience != ReplyAudience.Public || query.Flags.Any(flag => flag.IsImmediate())) continue;
            Suggest(query).ShouldContain(suggestion => suggestion.Template.Strategy == ReplyStrategy.Support && suggestion.Template.Occasion == null);
        }
    }

    [Fact]
    public void Suggest_Target_IsSupportedFirst()
    {
        foreach (var step in new[] { Step.Bullying, Step.Discrimination, Step.Extremism })
        {
            Suggest(new ReplyQuery { Step = step, Audience = ReplyAudience.TargetPerson })[0].Template.Id.ShouldBe("T06");
        }

        Suggest(new ReplyQuery { Step = Step.None, Audience = ReplyAudience.TargetPerson, Flags = [Flag.Doxing] })[0].Template.Id.ShouldBe("T06");
    }

    [Fact]
    public void Suggest_Misinformation_CorrectionFirst()
    {
        var query = new ReplyQuery { Step = Step.None, Audience = ReplyAudience.Public, Misinformation = true };
        Suggest(query).Take(2).Select(suggestion => suggestion.Template.Id).ShouldBe(["T21", "T22"]);
        Suggest(query with { Misinformation = false, Flags = [Flag.Misinformation] })[0].Template.Id.ShouldBe("T21");
        Suggest(query with { Misinformation = false }).ShouldNotContain(suggestion => suggestion.Template.Strategy == ReplyStrategy.Correction);
    }

    [Fact]
    public void Suggest_AnyQuery_KeepsTheRules()
    {
        foreach (var query in Queries())
        {
            var list = Suggest(query);
            var severe = query.Step == Step.Extremism || query.Flags.Any(flag => flag.IsImmediate());
            if (severe && query.Audience == ReplyAudience.Public) list.ShouldBeEmpty();
            foreach (var (template, why) in list.Select(suggestion => (suggestion.Template, suggestion.Why)))
            {
                template.Audiences.ShouldContain(query.Audience);
                if (template.OnlyKnownAuthor) query.AuthorKnown.ShouldBeTrue();
                if (template.SaysMessageIsGone) query.DeletesMessage.ShouldBeTrue();
                if (template.NeedsMessage) query.DeletesMessage.ShouldBeFalse();
                if (template.Occasion == ReplyOccasion.Repeat) query.Flags.ShouldContain(Flag.RepeatAuthor);
                why.Nl.ShouldNotBeEmpty();
                why.En.ShouldNotBeEmpty();
            }

            list.Select(suggestion => suggestion.Template.Id).ShouldBeUnique();
            Suggest(query with { Flags = [.. query.Flags.Reverse()] }).ShouldBe(list);
        }
    }

    [Fact]
    public void Suggest_EveryTemplate_IsReachable() =>
        Queries().Concat(Appeals()).SelectMany(Suggest).Select(suggestion => suggestion.Template.Id).Distinct().Count().ShouldBe(33);

    [Fact]
    public void Suggest_EveryReason_IsUsed()
    {
        var used = Queries().Concat(Appeals()).SelectMany(query => Suggest(query).Concat(ReplyLibrary.Suggest(query, CommunityTemplates.All))).Select(suggestion => suggestion.Why).ToHashSet();
        ReplyReasons.All.Where(pair => !used.Contains(pair.Value)).Select(pair => pair.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Suggest_OnlyModeratorKnows_ComesLast()
    {
        var list = Public(Step.Bullying, Ground.Appearance).Select(suggestion => suggestion.Template.Id).ToList();
        list.ShouldBe(["T23", "T30", "T02", "T04", "T05", "T27", "T25"], ignoreOrder: true);
        list.TakeLast(3).ShouldBe(["T05", "T25", "T27"], ignoreOrder: true);
    }

    [Fact]
    public void Suggest_AuthorInDanger_GetsNoTemplate()
    {
        var query = new ReplyQuery { Step = Step.Bullying, Audience = ReplyAudience.Author, AuthorKnown = true, DeletesMessage = true };
        Suggest(query with { Flags = [Flag.SelfHarm] }).Select(suggestion => suggestion.Template.Id).ShouldBe(["T31"], "care, no norm");
        Suggest(query with { Flags = [Flag.Threat] }).ShouldHaveSingleItem().Template.Id.ShouldBe("T28");
        Suggest(query)[0].Template.Id.ShouldBe("T19", "every removal is explained");
    }

    private static IReadOnlyList<ReplySuggestion> Public(Step step, params Ground[] grounds) =>
        Suggest(new ReplyQuery { Step = step, Grounds = grounds, Audience = ReplyAudience.Public });

    [Fact]
    public void Suggest_OwnTemplates_ForTheirRangeOnly_AndNothingPublicForDanger()
    {
        foreach (var query in Queries())
        {
            var own = ReplyLibrary.Suggest(query, CommunityTemplates.All).Select(suggestion => suggestion.Template).Where(template => template.Origin == TemplateOrigin.Own).ToList();
            var step = query.Step == Step.None ? Step.Negativity : query.Step;
            own.ShouldAllBe(template => template.Audiences.Contains(query.Audience));
            if (query.Audience == ReplyAudience.Public && (query.Step == Step.Extremism || query.Flags.Any(flag => flag.IsImmediate()))) own.ShouldBeEmpty();
            if (query.Audience == ReplyAudience.Author && query.Flags.Any(flag => flag.IsImmediate())) own.ShouldBeEmpty("care or a short notice, nothing else");
            if (query.Flags.Any(flag => flag.IsImmediate())) continue;
            own.ShouldAllBe(template => template.FromStep <= step && template.ToStep >= step);
            own.ShouldAllBe(template => template.Ground == null || query.Grounds.Contains(template.Ground.Value));
            if (step == Step.Bullying && query.Audience != ReplyAudience.Bystander) own.ShouldNotBeEmpty();
        }

        foreach (var query in Appeals()) ReplyLibrary.Suggest(query, CommunityTemplates.All).ShouldHaveSingleItem();
    }

    [Fact]
    public void Suggest_OwnOfTheSameStrategy_ComesBeforeTheLibrary_AndOffIsLeftOut()
    {
        var own = CommunityTemplates.Make("O01", ReplyStrategy.GroupNorm, ReplyAudience.Public, Step.Negativity, Step.Bullying);
        IReadOnlyList<ReplyTemplate> templates = [.. ReplyLibrary.All.Select(template => template.Id == "T23" ? template with { IsOff = true } : template), own];
        var list = ReplyLibrary.Suggest(new ReplyQuery { Step = Step.Negativity, Audience = ReplyAudience.Public }, templates);
        list[0].Template.ShouldBe(own);
        list[0].Why.ShouldBe(ReplyReasons.All["own"]);
        list.ShouldNotContain(suggestion => suggestion.Template.Id == "T23");

        // Without its own template a ground gets the one that stands in (A24).
        templates = [.. ReplyLibrary.All.Select(template => template.Id == "T09" ? template with { IsOff = true } : template)];
        ReplyLibrary.Suggest(new ReplyQuery { Step = Step.Discrimination, Audience = ReplyAudience.Public, Grounds = [Ground.Religion] }, templates)[0].Template.Id.ShouldBe("T08");
    }

    [Fact]
    public void Suggest_ForTheAnswerToAnAppeal_NothingElse()
    {
        foreach (var query in Appeals()) Suggest(query).ShouldHaveSingleItem().Template.Id.ShouldBe(query.AnswersAppeal == true ? "T32" : "T33");
        Queries().SelectMany(Suggest).ShouldNotContain(suggestion => suggestion.Template.Id == "T32" || suggestion.Template.Id == "T33");
    }

    private static IReadOnlyList<ReplySuggestion> Suggest(ReplyQuery query) => ReplyLibrary.Suggest(query, ReplyLibrary.All);

    private static IEnumerable<ReplyQuery> Appeals() =>
        Queries().Where(query => query.Audience == ReplyAudience.Author).SelectMany(query => new[] { query with { AnswersAppeal = true }, query with { AnswersAppeal = false } });

    private static IEnumerable<ReplyQuery> Queries()
    {
        Ground[][] grounds = [[], .. Enum.GetValues<Ground>().Select(ground => new[] { ground }), [Ground.Gender, Ground.Religion]];
        return
            from step in Enum.GetValues<Step>()
            from ground in grounds
            from audience in Enum.GetValues<ReplyAudience>()
            from known in (bool[])[false, true]
            from deletes in (bool[])[false, true]
            from misinformation in (bool[])[false, true]
            from flags in (Flag[][])[[], [Flag.RepeatAuthor], [Flag.Threat], [Flag.SelfHarm, Flag.RepeatAuthor]]
            select new ReplyQuery
            {
                Step = step,
                Grounds = ground,
                Audience = audience,
                AuthorKnown = known,
                DeletesMessage = deletes,
                Misinformation = misinformation,
                Flags = flags,
            };
    }
}
