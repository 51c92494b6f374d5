using ModBot.Moderation.Replies;
using ModBot.Moderation.Trends;

namespace ModBot.Host.Storage;

/// <summary>What happened after one decision; see <see cref="Aftermath"/>. Neither who decided nor who wrote stands in it.</summary>
internal sealed class AftermathRow
{
    public required string CaseId { get; init; }

    public required int DecisionNumber { get; init; }

    /// <summary>When the answer went out.</summary>
    public DateTimeOffset At { get; init; }

    public Reaction Reaction { get; init; }

    public ReplyStrategy? Strategy { get; init; }

    public string? TemplateId { get; init; }

    public bool Repeated { get; init; }

    public bool? Softened { get; init; }

    public bool Calm { get; init; }
}
