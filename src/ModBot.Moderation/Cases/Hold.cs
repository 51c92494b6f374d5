namespace ModBot.Moderation.Cases;

/// <summary>Who was asked last about a message that is hidden until a person decides.</summary>
public enum HoldStage
{
    /// <summary>Whoever comes.</summary>
    Asked = 0,

    /// <summary>Whoever is on call, once more.</summary>
    AskedAgain,

    /// <summary>A lead: the time is up.</summary>
    Late,
}

/// <summary>A message that was hidden while nobody was there: it can always be shown again, and a person decides in time (DOMAIN §2, A22).</summary>
public static class Hold
{
    /// <summary>After this time whoever is on call is asked once more.</summary>
    public static readonly TimeSpan AskAgainAfter = Triage.HumanDecidesWithin / 2;

    /// <summary>Who has to be asked by now.</summary>
    /// <param name="since">When it was hidden.</param>
    /// <param name="now">The moment.</param>
    public static HoldStage StageAt(DateTimeOffset since, DateTimeOffset now)
    {
        var waited = now - since;
        if (waited >= Triage.HumanDecidesWithin) return HoldStage.Late;
        return waited >= AskAgainAfter ? HoldStage.AskedAgain : HoldStage.Asked;
    }

    /// <summary>Whether somebody decided about the message; passing on leaves that to another.</summary>
    public static bool IsDecidedBy(IReadOnlyCollection<ModerationAction> actions) => !actions.Contains(ModerationAction.Escalate);

    /// <summary>Whether the message is shown again before anything else is done: what is not hidden, deleted or reported can stay, and a reply stands under what people can see.</summary>
    public static bool ShowsFirst(IReadOnlyCollection<ModerationAction> actions) =>
        actions.Any(action => action.IsPublicReply()) || !actions.Any(action => action is ModerationAction.Hide or ModerationAction.Delete or ModerationAction.Report);
}
