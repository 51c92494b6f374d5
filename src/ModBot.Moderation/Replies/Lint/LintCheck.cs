using System.Globalization;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>
/// What the reply lint looks for, L01–L22 in the order of DOMAIN §3, and one of our own. Each has a sentence in the texts of
/// the desk.
/// </summary>
public enum LintCheck
{
    /// <summary>L01: repeats a slur or the words of the message. Block.</summary>
    RepeatsHarm = 1,

    /// <summary>L02: repeats a stereotype, also to deny it (A27). Block.</summary>
    RepeatsStereotype,

    /// <summary>L03: sets "us" against "them". Warning.</summary>
    UsAgainstThem,

    /// <summary>L04: goes into discussion. Warning; the third public reply to one author is a block (A29).</summary>
    Arguing,

    /// <summary>L05: shames or labels the person. A label on the person is a block, shaming a warning; behaviour may be named.</summary>
    LabelsPerson,

    /// <summary>L06: shouts. Warning.</summary>
    Shouting,

    /// <summary>L07: answers in public what is not a real person. Block.</summary>
    AnswersFake,

    /// <summary>L08: answers in public an old message in a silent thread (A20). Block that a reason overrides.</summary>
    AnswersOld,

    /// <summary>L09: draws attention to the message: a quote, a repost, a link to it, a scornful emoji. Block.</summary>
    Amplifies,

    /// <summary>L10: holds personal data (block) or names the target without consent (warning) (A30).</summary>
    PersonalData,

    /// <summary>L11: tells who reported. Block.</summary>
    RevealsReporter,

    /// <summary>L12: speaks of the law or threatens with it, while the outcome is not O4. Warning.</summary>
    LegalClaim,

    /// <summary>L13: stresses a difference between people. Warning.</summary>
    StressesDifference,

    /// <summary>L14: puts the blame on the target. Block.</summary>
    BlamesTarget,

    /// <summary>L15: promises what nobody can be sure of. Warning.</summary>
    FalsePromise,

    /// <summary>L16: is hard to read. Hint.</summary>
    HardToRead,

    /// <summary>L17: says only what is not allowed, without a norm or the behaviour that is wanted. Hint.</summary>
    OnlyNegative,

    /// <summary>L18: the message is about the moderator or touches them: offer to hand over, or wait ten minutes. Warning.</summary>
    TouchesModerator,

    /// <summary>L19: written in haste or anger. Warning.</summary>
    TooFast,

    /// <summary>L20: mocks. Warning.</summary>
    Sarcasm,

    /// <summary>L21: the same template too often, or an author whom a colleague answered already. Warning.</summary>
    DoublesUp,

    /// <summary>L22: answers step 4 or a danger sign in public. Block.</summary>
    AnswersExtremism,

    /// <summary>
    /// L23, not in DOMAIN §3 but asked for with it: the classifier places the draft itself on the ladder. Step 1 is a warning, step 2
    /// or higher a block, which a reason overrides because a score is advice and a person decides (DOMAIN §1); grey is a hint, and a
    /// template that was not rewritten is no finding.
    /// </summary>
    ScoresItself,
}

/// <summary>The ids of the checks.</summary>
public static class LintCheckExtensions
{
    /// <summary>The id of DOMAIN §3, such as <c>L01</c>.</summary>
    public static string Id(this LintCheck check) => string.Create(CultureInfo.InvariantCulture, $"L{(int)check:00}");
}
