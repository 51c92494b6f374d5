namespace ModBot.Moderation.Ladder;

/// <summary>
/// How far a message breaks the norm: the escalation ladder (DOMAIN §1). The number is the level of the ladder and is
/// part of the <c>score</c> contract. The step says nothing of danger; that is what <see cref="Flag"/> is for.
/// </summary>
public enum Step
{
    /// <summary>In order: disagreement, criticism of a policy, swearing at a thing.</summary>
    None = 0,

    /// <summary>Sarcasm, digs, "jokes", roasting; often hurtful without knowing it.</summary>
    Negativity = 1,

    /// <summary>Humiliating or excluding a person on purpose.</summary>
    Bullying = 2,

    /// <summary>An attack on a group or a person because of a <see cref="Ground"/>.</summary>
    Discrimination = 3,

    /// <summary>Violent or anti-democratic ideology, or a call against a group.</summary>
    Extremism = 4,
}
