namespace ModBot.Moderation.Cases;

/// <summary>Many hurtful messages of several people in one place, or at one target, within a short time: one alert instead of many (DOMAIN §5).</summary>
/// <param name="Messages">How many.</param>
/// <param name="Authors">Of how many people.</param>
/// <param name="Since">When the first was posted.</param>
public sealed record PileOn(int Messages, int Authors, DateTimeOffset Since)
{
    /// <summary>From so many messages on it is one.</summary>
    public const int FewestMessages = 5;

    /// <summary>From so many people on it is one.</summary>
    public const int FewestAuthors = 3;

    /// <summary>Within this time.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    /// <summary>Whether a message counts: it is on step 2 or higher.</summary>
    /// <param name="step">Its step; null when it could not be scored.</param>
    public static bool Counts(Ladder.Step? step) => step >= Ladder.Step.Bullying;

    /// <summary>Finds the pile-on that a message belongs to among those that count in the same place, or at the same target.</summary>
    /// <param name="messages">By whom each was written, and when; in any order.</param>
    /// <param name="at">When the message was posted.</param>
    /// <returns>Null when there is none.</returns>
    public static PileOn? Around(IEnumerable<(string Author, DateTimeOffset At)> messages, DateTimeOffset at)
    {
        // What came after the message counts as well as what came before; of several windows that hold it, the first one that is full.
        var near = messages.Where(message => (message.At - at).Duration() < Window).OrderBy(message => message.At).ToList();
        for (var first = 0; first < near.Count; first++)
        {
            var inside = near.Skip(first).TakeWhile(message => message.At - near[first].At < Window).ToList();
            var authors = inside.Select(message => message.Author).Distinct(StringComparer.Ordinal).Count();
            if (inside.Count >= FewestMessages && authors >= FewestAuthors && near[first].At <= at && at - near[first].At < Window) return new PileOn(inside.Count, authors, near[first].At);
        }

        return null;
    }
}
