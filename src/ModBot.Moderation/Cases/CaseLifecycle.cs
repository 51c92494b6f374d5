namespace ModBot.Moderation.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>On the desk, with nobody.</summary>
    Waiting = 0,

    /// <summary>With one person.</summary>
    Claimed,

    /// <summary>Waits for a second moderator's view on N4; handled as "ja" when the time is up (A18).</summary>
    SecondOpinion,

    /// <summary>Passed on to the lead or a chain partner ("koppel door").</summary>
    PassedOn,

    /// <summary>Decided; the actions are being carried out.</summary>
    Acting,

    /// <summary>An action failed or nobody knows whether it went out: back to the person with that question (DESIGN §4).</summary>
    NeedsAnswer,

    /// <summary>Waits until the author edits or deletes the message (O6, O7, A16).</summary>
    AwaitingAuthor,

    /// <summary>Being watched (O2).</summary>
    Monitoring,

    /// <summary>Carried out; what happens next is noted.</summary>
    FollowUp,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>The author appealed against the removal: somebody else than who decided looks again (A32).</summary>
    Appealed,
}

/// <summary>What can happen to a case.</summary>
public enum CaseTrigger
{
    /// <summary>A moderator takes it.</summary>
    Claim = 0,

    /// <summary>The moderator puts it back.</summary>
    Release,

    /// <summary>
    /// "Neem jij over?": for somebody else, no reason asked (DOMAIN §4). Everything on the desk that a person has can be handed
    /// over; what was asked or passed on stays so, only its owner changes.
    /// </summary>
    HandOver,

    /// <summary>"Weet ik niet" at N4: a second moderator is asked.</summary>
    AskSecondOpinion,

    /// <summary>Nobody answered in time.</summary>
    SecondOpinionLapsed,

    /// <summary>A decision with actions for the platform.</summary>
    Decide,

    /// <summary>"Koppel door".</summary>
    PassOn,

    /// <summary>"Monitor".</summary>
    Watch,

    /// <summary>"Niet schadelijk", or nothing to do.</summary>
    Dismiss,

    /// <summary>All actions were carried out.</summary>
    ActionsDone,

    /// <summary>All actions were carried out and the author has to change the message (O7).</summary>
    ActionsDoneAwaitingAuthor,

    /// <summary>All actions were carried out, or their doubt was settled, and there is danger of which a lead has to know (override V1).</summary>
    ActionsDoneForLead,

    /// <summary>An action failed for good, or its outcome is unknown.</summary>
    ActionInDoubt,

    /// <summary>The moderator settled the doubt.</summary>
    DoubtSettled,

    /// <summary>The moderator settled the doubt, and the author still has to change the message (O7).</summary>
    DoubtSettledAwaitingAuthor,

    /// <summary>Taking something back failed for good, or its outcome is unknown.</summary>
    UndoInDoubt,

    /// <summary>The moderator settled what could not be taken back, and decides anew.</summary>
    UndoSettled,

    /// <summary>The moderator has the action in doubt sent again.</summary>
    SendAgain,

    /// <summary>The author edited or deleted the message.</summary>
    AuthorChanged,

    /// <summary>The time for watching what happens is over.</summary>
    FollowUpDone,

    /// <summary>The moderator takes the decision back.</summary>
    Undo,

    /// <summary>The message was edited into something that a person has to look at.</summary>
    Reopen,

    /// <summary>The author appeals against the removal (A32).</summary>
    Appeal,
}

/// <summary>The life of a case as one table. What is not in the table cannot happen.</summary>
public static class CaseLifecycle
{
    private static readonly Dictionary<(CaseState, CaseTrigger), CaseState> Table = BuildTable();

    /// <summary>Where a trigger leads.</summary>
    /// <returns>Whether the trigger is allowed in this state.</returns>
    public static bool TryNext(CaseState state, CaseTrigger trigger, out CaseState next) => Table.TryGetValue((state, trigger), out next);

    /// <summary>The triggers that are allowed in a state.</summary>
    public static IEnumerable<CaseTrigger> Allowed(CaseState state) => Table.Keys.Where(key => key.Item1 == state).Select(key => key.Item2);

    /// <summary>Whether a person is asked for something: the case is on the desk.</summary>
    public static bool IsOpen(this CaseState state) =>
        state is CaseState.Waiting or CaseState.Claimed or CaseState.SecondOpinion or CaseState.PassedOn or CaseState.NeedsAnswer or CaseState.Appealed;

    private static Dictionary<(CaseState, CaseTrigger), CaseState> BuildTable()
    {
        var table = new Dictionary<(CaseState, CaseTrigger), CaseState>
        {
            [(CaseState.Waiting, CaseTrigger.Claim)] = CaseState.Claimed,
            [(CaseState.Claimed, CaseTrigger.Release)] = CaseState.Waiting,
            [(CaseState.Claimed, CaseTrigger.HandOver)] = CaseState.Waiting,
            [(CaseState.PassedOn, CaseTrigger.HandOver)] = CaseState.PassedOn,
            [(CaseState.Claimed, CaseTrigger.AskSecondOpinion)] = CaseState.SecondOpinion,
            [(CaseState.SecondOpinion, CaseTrigger.Claim)] = CaseState.SecondOpinion, // the clock runs on until the second person decided (A18)
            [(CaseState.SecondOpinion, CaseTrigger.SecondOpinionLapsed)] = CaseState.PassedOn,
            [(CaseState.SecondOpinion, CaseTrigger.HandOver)] = CaseState.SecondOpinion,
            [(CaseState.Acting, CaseTrigger.ActionsDone)] = CaseState.FollowUp,
            [(CaseState.Acting, CaseTrigger.ActionsDoneAwaitingAuthor)] = CaseState.AwaitingAuthor,
            [(CaseState.Acting, CaseTrigger.ActionsDoneForLead)] = CaseState.PassedOn,
            [(CaseState.NeedsAnswer, CaseTrigger.ActionsDoneForLead)] = CaseState.PassedOn,
            [(CaseState.Acting, CaseTrigger.ActionInDoubt)] = CaseState.NeedsAnswer,
            [(CaseState.NeedsAnswer, CaseTrigger.DoubtSettled)] = CaseState.FollowUp,
            [(CaseState.NeedsAnswer, CaseTrigger.DoubtSettledAwaitingAuthor)] = CaseState.AwaitingAuthor,
            [(CaseState.NeedsAnswer, CaseTrigger.UndoSettled)] = CaseState.Claimed,
            [(CaseState.NeedsAnswer, CaseTrigger.SendAgain)] = CaseState.Acting,
            [(CaseState.NeedsAnswer, CaseTrigger.HandOver)] = CaseState.NeedsAnswer,
            [(CaseState.NeedsAnswer, CaseTrigger.Claim)] = CaseState.NeedsAnswer, // whoever takes it over takes the question along
            [(CaseState.NeedsAnswer, CaseTrigger.Undo)] = CaseState.Claimed,
            [(CaseState.AwaitingAuthor, CaseTrigger.AuthorChanged)] = CaseState.FollowUp,
            [(CaseState.AwaitingAuthor, CaseTrigger.Claim)] = CaseState.Claimed,
            [(CaseState.Monitoring, CaseTrigger.Claim)] = CaseState.Claimed,
            [(CaseState.Monitoring, CaseTrigger.FollowUpDone)] = CaseState.Closed,
            [(CaseState.FollowUp, CaseTrigger.FollowUpDone)] = CaseState.Closed,
        };

        // An appeal stays one, whoever has it, until it is answered.
        table[(CaseState.Appealed, CaseTrigger.Claim)] = CaseState.Appealed;
        table[(CaseState.Appealed, CaseTrigger.Release)] = CaseState.Appealed;
        table[(CaseState.Appealed, CaseTrigger.HandOver)] = CaseState.Appealed;
        table[(CaseState.Appealed, CaseTrigger.Decide)] = CaseState.Acting;
        foreach (var state in new[] { CaseState.FollowUp, CaseState.Closed, CaseState.Monitoring, CaseState.AwaitingAuthor }) table[(state, CaseTrigger.Appeal)] = CaseState.Appealed;

        // While a second opinion is awaited N4 counts as "ja", and whoever has the case may act on that (override V5).
        table[(CaseState.SecondOpinion, CaseTrigger.Decide)] = CaseState.Acting;
        table[(CaseState.SecondOpinion, CaseTrigger.PassOn)] = CaseState.PassedOn;

        // Only the second person may find that it was nothing; the desk checks who that is.
        table[(CaseState.SecondOpinion, CaseTrigger.Dismiss)] = CaseState.Closed;
        table[(CaseState.SecondOpinion, CaseTrigger.Watch)] = CaseState.Monitoring;

        // A decision can be taken by whoever has the case, and on a case that was passed on, is watched or waits for the author.
        foreach (var state in new[] { CaseState.Claimed, CaseState.PassedOn, CaseState.AwaitingAuthor, CaseState.Monitoring })
        {
            table[(state, CaseTrigger.Decide)] = CaseState.Acting;
            table[(state, CaseTrigger.Dismiss)] = CaseState.Closed;
            if (state != CaseState.PassedOn) table[(state, CaseTrigger.PassOn)] = CaseState.PassedOn;
            if (state != CaseState.Monitoring) table[(state, CaseTrigger.Watch)] = CaseState.Monitoring;
        }

        foreach (var state in new[] { CaseState.Acting, CaseState.AwaitingAuthor, CaseState.FollowUp, CaseState.Monitoring, CaseState.PassedOn, CaseState.Closed })
        {
            table[(state, CaseTrigger.Undo)] = CaseState.Claimed;
        }

        foreach (var state in new[] { CaseState.Acting, CaseState.AwaitingAuthor, CaseState.FollowUp, CaseState.Monitoring, CaseState.Closed })
        {
            table[(state, CaseTrigger.Reopen)] = CaseState.Waiting;
        }

        // What was taken back still stands in the channel: that comes back to a person from wherever the case went meanwhile.
        foreach (var state in new[] { CaseState.Waiting, CaseState.Claimed, CaseState.AwaitingAuthor, CaseState.FollowUp, CaseState.Monitoring, CaseState.Closed })
        {
            table[(state, CaseTrigger.UndoInDoubt)] = CaseState.NeedsAnswer;
        }

        return table;
    }
}
