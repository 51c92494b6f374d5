namespace ModBot.Moderation.Cases;

/// <summary>What a moderator can have done with a message. Each community action becomes one outbox row and one ledger entry.</summary>
public enum ModerationAction
{
    /// <summary>Public reply in the community's name that sets a positive norm ("stel de norm").</summary>
    ReplyWithNorm = 0,

    /// <summary>Private message to the author ("privébericht").</summary>
    PrivateMessage,

    /// <summary>Remove the message ("verwijder").</summary>
    Delete,

    /// <summary>Hide the message reversibly.</summary>
    Hide,

    /// <summary>Report the message to the platform ("meld").</summary>
    Report,

    /// <summary>Pass on to the lead or a chain partner ("koppel door").</summary>
    Escalate,

    /// <summary>Public reply that corrects false information.</summary>
    Correct,

    /// <summary>Do nothing: not harmful, or not worth attention.</summary>
    Ignore,

    /// <summary>Keep an eye on it.</summary>
    Monitor,

    /// <summary>Silence the author for a while.</summary>
    Timeout,

    /// <summary>Switch off comments under the post, until somebody switches them on again.</summary>
    CloseComments,

    /// <summary>Private message to the author of what is removed: which rule, and how to appeal (DOMAIN §3 T19, A32).</summary>
    Explain,

    /// <summary>Private answer to an appeal: the removal stands (A32).</summary>
    UpholdAppeal,

    /// <summary>Private answer to an appeal: the removal is taken back, as far as the platform lets it (A32).</summary>
    OverturnAppeal,

    /// <summary>Private message to the target that gives support ("steun het doelwit"). It decides nothing about the message: the case stays as it is.</summary>
    SupportTarget,
}

/// <summary>What follows from an action.</summary>
public static class ModerationActionExtensions
{
    /// <summary>What can be done together with another answer, in the order in which it is carried out: a reply comes before all of them, because some platforms take none under what is hidden or gone.</summary>
    public static IReadOnlyList<ModerationAction> Beside { get; } = [ModerationAction.Report, ModerationAction.Hide, ModerationAction.Delete, ModerationAction.Explain, ModerationAction.CloseComments];

    /// <summary>Whether only one of two actions can be done: what is deleted need not be hidden, and one private message is enough.</summary>
    public static bool Excludes(this ModerationAction action, ModerationAction other) =>
        action != other && ((Removes(action) && Removes(other)) || (WritesToAuthor(action) && WritesToAuthor(other)));

    /// <summary>Whether the message is no longer to be seen afterwards, so that its author has to hear why (A32).</summary>
    public static bool Removes(this ModerationAction action) => action is ModerationAction.Delete or ModerationAction.Hide;

    /// <summary>Whether it answers an appeal. Nothing else does, and nothing else goes with it.</summary>
    public static bool AnswersAppeal(this ModerationAction action) => action is ModerationAction.UpholdAppeal or ModerationAction.OverturnAppeal;

    /// <summary>Whether other people see a text appear; such an action is never sent twice (DESIGN §4).</summary>
    public static bool IsVisibleText(this ModerationAction action) =>
        action is ModerationAction.ReplyWithNorm or ModerationAction.Correct or ModerationAction.PrivateMessage or ModerationAction.SupportTarget || action.AnswersAppeal();

    /// <summary>Whether the action is a public reply, subject to the reply clock and the "no public reply" rules (DOMAIN §2).</summary>
    public static bool IsPublicReply(this ModerationAction action) => action is ModerationAction.ReplyWithNorm or ModerationAction.Correct;

    /// <summary>Whether a platform has to carry it out. The others only change the case.</summary>
    public static bool IsCarriedOutByPlatform(this ModerationAction action) =>
        action is not (ModerationAction.Escalate or ModerationAction.Ignore or ModerationAction.Monitor);

    private static bool WritesToAuthor(ModerationAction action) => action is ModerationAction.PrivateMessage or ModerationAction.Explain;
}
