namespace ModBot.Moderation.Ladder;

/// <summary>Whom a message is aimed at (DOMAIN §1). The people in a case are spreader, target and bystander.</summary>
public enum Target
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>One person.</summary>
    Individual,

    /// <summary>A group of people.</summary>
    Group,

    /// <summary>An institution, organisation or public figure. Criticism of one is step 0 unless it threatens, dehumanises or doxes.</summary>
    Institution,
}
