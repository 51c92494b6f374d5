using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies;

/// <summary>What a reply tries to do (DOMAIN §3). There is no humour: it has no consistent effect.</summary>
public enum ReplyStrategy
{
    /// <summary>Show what is normal here.</summary>
    GroupNorm = 0,

    /// <summary>Speak up for respect.</summary>
    Respect,

    /// <summary>Ask, with interest.</summary>
    Question,

    /// <summary>Name what is shared.</summary>
    CommonGround,

    /// <summary>Stand by the target or the bystanders.</summary>
    Support,

    /// <summary>Show what it does to people.</summary>
    Empathy,

    /// <summary>Recall being attacked yourself.</summary>
    Analogy,

    /// <summary>Draw a line.</summary>
    Limit,

    /// <summary>Explain a removal.</summary>
    Explanation,

    /// <summary>Name what follows.</summary>
    Consequence,

    /// <summary>Correct false information.</summary>
    Correction,

    /// <summary>Tell another story.</summary>
    Alternative,

    /// <summary>Thank.</summary>
    Thanks,
}

/// <summary>Who reads a reply.</summary>
public enum ReplyAudience
{
    /// <summary>Everybody in the channel.</summary>
    Public = 0,

    /// <summary>The author, in private.</summary>
    Author,

    /// <summary>The target, in private.</summary>
    TargetPerson,

    /// <summary>A bystander who reported or helped, in private.</summary>
    Bystander,
}

/// <summary>One of the templates: T01–T30 of DOMAIN §3, T31 for care (override V3), T32 and T33 for the answer to an appeal (A32), and those that a community added. Slots stand in braces; the Dutch and English slots differ in name.</summary>
public sealed record ReplyTemplate
{
    /// <summary>Its id: <c>T01</c> to <c>T33</c>, or <c>O01</c> and on for what a community added.</summary>
    public required string Id { get; init; }

    /// <summary>What it tries to do.</summary>
    public required ReplyStrategy Strategy { get; init; }

    /// <summary>Lowest step it is meant for; null when it is not about a step.</summary>
    public Step? FromStep { get; init; }

    /// <summary>Highest step it is meant for; null when it is not about a step.</summary>
    public Step? ToStep { get; init; }

    /// <summary>The ground it is written for; null for all.</summary>
    public Ground? Ground { get; init; }

    /// <summary>Who may read it; T03 has two.</summary>
    public required IReadOnlyList<ReplyAudience> Audiences { get; init; }

    /// <summary>Whether it is only for an author whom the moderator knows.</summary>
    public bool OnlyKnownAuthor { get; init; }

    /// <summary>The circumstance it is meant for, one of <see cref="ReplyOccasion"/>; null for none.</summary>
    public string? Occasion { get; init; }

    /// <summary>Its tone, such as <c>warm</c> or <c>firm</c>; the tag of DOMAIN §3.</summary>
    public string Tone { get; init; } = string.Empty;

    /// <summary>Whether it says that the message is gone, so that it may only go out together with a deletion.</summary>
    public bool SaysMessageIsGone { get; init; }

    /// <summary>Whether it speaks of a message that people can still see, so that it makes no sense after a deletion.</summary>
    public bool NeedsMessage { get; init; }

    /// <summary>Whether it may stand in for a ground that has no template of its own.</summary>
    public bool StandsIn { get; init; }

    /// <summary>The text in both languages, with slots.</summary>
    public required LocalizedText Text { get; init; }

    /// <summary>Whose words they are.</summary>
    public TemplateOrigin Origin { get; init; }

    /// <summary>Whether the community does not want it to be suggested.</summary>
    public bool IsOff { get; init; }

    /// <summary>The slots of its text in a language (<c>nl</c>, <c>en</c>), such as <c>onderwerp</c>, in order of appearance.</summary>
    public IReadOnlyList<string> SlotsIn(string language) => ReplySlots.NamesIn(Text.In(language));

    /// <summary>Whether a draft is this template, in one of its languages, with its slots filled and nothing else changed.</summary>
    public bool Carries(string draft) => TemplateWords.IsFilled(draft, Text.Nl) || TemplateWords.IsFilled(draft, Text.En);
}

/// <summary>Whose words a template holds.</summary>
public enum TemplateOrigin
{
    /// <summary>Those of the library.</summary>
    Library = 0,

    /// <summary>A template of the library in the words of the community.</summary>
    Rewritten,

    /// <summary>The community added it.</summary>
    Own,
}

/// <summary>For what a reply is sought.</summary>
public sealed record ReplyQuery
{
    /// <summary>
    /// The step of the case. <see cref="Step.None"/> gets the mildest norms: whoever answers such a message saw something that
    /// the classifier did not, or the message could not be scored.
    /// </summary>
    public required Step Step { get; init; }

    /// <summary>The grounds of the case.</summary>
    public IReadOnlyList<Ground> Grounds { get; init; } = [];

    /// <summary>Who will read it.</summary>
    public required ReplyAudience Audience { get; init; }

    /// <summary>Whether the moderator knows the author.</summary>
    public bool AuthorKnown { get; init; }

    /// <summary>Whether the message rests on false information: flagged, or the chart led to O3.</summary>
    public bool Misinformation { get; init; }

    /// <summary>The flags that stand. A P1 flag takes all public replies away (override V1); a repeated author opens T20.</summary>
    public IReadOnlyCollection<Flag> Flags { get; init; } = [];

    /// <summary>The templates that were used in the channel as often as the variation rule allows; they come last.</summary>
    public IReadOnlyCollection<string> Worn { get; init; } = [];

    /// <summary>Whether it answers an appeal, and then whether the removal stands; null for everything else (A32).</summary>
    public bool? AnswersAppeal { get; init; }

    /// <summary>Whether the message is deleted along with the reply; templates that say "het bericht is weg" need it.</summary>
    public bool DeletesMessage { get; init; }
}

/// <summary>A template in its place on the list.</summary>
/// <param name="Template">The template.</param>
/// <param name="Why">Why it stands here, in plain words.</param>
public sealed record ReplySuggestion(ReplyTemplate Template, LocalizedText Why)
{
    /// <summary>Whether it only fits when something happened that the moderator alone knows, so that it does not stand among the first.</summary>
    public bool OnlyModeratorKnows => ReplyOccasion.OnlyModeratorKnows(Template.Occasion);
}
