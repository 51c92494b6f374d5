using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Tests.Replies;

/// <summary>The templates of a community that changed some: T02 rewritten, T08 and T23 off, and as many of its own as the rules let it.</summary>
internal static class CommunityTemplates
{
    public static readonly LocalizedText Rewritten = new("Wees het gerust oneens. Blijf wel bij {onderwerp}.", "Feel free to disagree. Do stick to {topic}.");

    /// <summary>One for every strategy, audience, range of steps and ground that a community can choose, also the ranges that it may not keep.</summary>
    public static IReadOnlyList<ReplyTemplate> Own { get; } =
    [
        .. (from strategy in TemplateReview.OwnStrategies
            from audience in TemplateReview.OwnAudiences
            from steps in ((Step, Step)[])[(Step.Negativity, Step.Extremism), (Step.Bullying, Step.Discrimination), (Step.Extremism, Step.Extremism)]
            from ground in (Ground?[])[null, Ground.Religion]
            select (strategy, audience, steps, ground)).Select((use, index) => Make($"O{index + 1:00}", use.strategy, use.audience, use.steps.Item1, use.steps.Item2, use.ground)),
    ];

    public static IReadOnlyList<ReplyTemplate> All { get; } =
    [
        .. ReplyLibrary.All.Select(template => template.Id switch
        {
            "T02" => template with { Text = Rewritten, Origin = TemplateOrigin.Rewritten },
            "T08" or "T23" => template with { IsOff = true },
            _ => template,
        }),
        .. Own,
    ];

    public static ReplyTemplate Make(string id, ReplyStrategy strategy, ReplyAudience audience, Step? from, Step? to, Ground? ground = null, LocalizedText? text = null) => new()
    {
        Id = id,
        Strategy = strategy,
        FromStep = from,
        ToStep = to,
        Ground = ground,
        Audiences = [audience],
        Origin = TemplateOrigin.Own,
        Text = text ?? new LocalizedText("Hier houden we het fijn met elkaar.", "We keep it kind here."),
    };
}
