namespace ModBot.Moderation.Cases;

/// <summary>The member at whom a message is aimed ("doelwit"), as the platform names this person. Private and hostile, like the name of an author.</summary>
/// <param name="Id">The person's id on the platform.</param>
/// <param name="Name">The display name.</param>
public sealed record TargetPerson(string Id, string Name)
{
    /// <summary>Whom a message is aimed at, as far as the platform says: the member whom it answers, or else the only one whom it calls by name. Never its author.</summary>
    /// <param name="authorId">The author's id.</param>
    /// <param name="answered">The author of the message that it answers; null for none, and for a bot.</param>
    /// <param name="called">The members whom it calls by name, without bots. Of several nobody knows which one is meant.</param>
    /// <returns>Null when that is not known.</returns>
    public static TargetPerson? Of(string authorId, TargetPerson? answered, IEnumerable<TargetPerson> called)
    {
        if (answered is not null && answered.Id != authorId) return answered;
        return called.Where(person => person.Id != authorId).DistinctBy(person => person.Id, StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;
    }
}
