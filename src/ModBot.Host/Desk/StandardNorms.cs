using ModBot.Host.LocalChat;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Desk;

/// <summary>The norms that hold until a community writes its own.</summary>
internal sealed class StandardNorms : ICommunityNorms
{
    /// <inheritdoc/>
    public IReadOnlyList<LocalizedText> All { get; } = [.. Enumerable.Range(1, 4).Select(number => new LocalizedText(ChatTexts.In("nl")![$"Rule{number}"], ChatTexts.In("en")![$"Rule{number}"]))];
}
