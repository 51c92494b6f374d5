using ModBot.Host.Desk.Trends;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Trends;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>Counts that a test says, or some of every kind.</summary>
internal sealed class FakeWhatWorks : IWhatWorks
{
    /// <summary>Since when was asked.</summary>
    public DateTimeOffset? Since { get; private set; }

    public ReplyEffects Effects { get; set; } = ReplyEffects.Of(
    [
        .. Some(14, 3, Reaction.PublicReply, ReplyStrategy.GroupNorm, "T01"), .. Some(9, 5, Reaction.PublicReply, ReplyStrategy.Empathy, "T08"),
        .. Some(4, 0, Reaction.PrivateReply, ReplyStrategy.Limit, "T10"), .. Some(6, 4, Reaction.PublicReply, null, null), .. Some(11, 5, Reaction.RemovedExplained, null, null), .. Some(8, 6, Reaction.RemovedSilently, null, null),
    ]);

    public Task<ReplyEffects> ListAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        Since = since;
        return Task.FromResult(Effects);
    }

    private static IEnumerable<Aftermath> Some(int count, int repeated, Reaction reaction, ReplyStrategy? strategy, string? template) => Enumerable.Range(0, count).Select(number => new Aftermath
    {
        Reaction = reaction,
        Strategy = strategy,
        TemplateId = template,
        Repeated = number < repeated,
        Softened = reaction >= Reaction.RemovedExplained ? null : number % 3 == 0,
        Calm = number % 2 == 0,
    });
}
