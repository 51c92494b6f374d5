using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Host.Storage;

/// <summary>What a community made of a template of the library, or a template of its own. There is none for a template of the library that nobody touched.</summary>
internal sealed class TemplateRow
{
    /// <summary>The id of <see cref="ReplyTemplate"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The Dutch text; null for that of the library.</summary>
    public string? Nl { get; set; }

    /// <summary>The English text; null together with the Dutch one.</summary>
    public string? En { get; set; }

    /// <summary>Whether it is not to be suggested.</summary>
    public bool IsOff { get; set; }

    /// <summary>What a template of their own tries to do; null, like all that follows, for one of the library.</summary>
    public ReplyStrategy? Strategy { get; set; }

    public ReplyAudience? Audience { get; set; }

    public Step? FromStep { get; set; }

    public Step? ToStep { get; set; }

    /// <summary>Null for all.</summary>
    public Ground? Ground { get; set; }
}

/// <summary>Something that the community shares, such as a sport or the neighbourhood.</summary>
internal sealed class SharedRow
{
    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; set; }

    public required string Nl { get; set; }

    public required string En { get; set; }
}
