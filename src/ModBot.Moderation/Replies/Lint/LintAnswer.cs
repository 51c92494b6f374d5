namespace ModBot.Moderation.Replies.Lint;

/// <summary>Why a draft is sent although the lint asked about it: one tap, and the reason is noted (DOMAIN §3). Each has a sentence in the texts of the desk.</summary>
public enum LintAnswer
{
    /// <summary>It is meant like this, with the people in mind who will read it.</summary>
    Meant = 0,

    /// <summary>It is how people talk here, and nobody takes it amiss.</summary>
    FitsHere,

    /// <summary>The lint misread it.</summary>
    Misread,
}
