namespace ModBot.Moderation.Ladder;

/// <summary>Danger signs and circumstances that stand beside the step (DOMAIN §1). A polite message can carry one; a rude one can carry none.</summary>
public enum Flag
{
    /// <summary>P1. A threat against a person or group.</summary>
    Threat = 0,

    /// <summary>P1. Somebody's private data is spread or announced.</summary>
    Doxing,

    /// <summary>P1. A sexual image of somebody is sent, asked for or spread.</summary>
    SexualImage,

    /// <summary>P1. Sexual material of a minor, or grooming. Never opened, copied, hashed or forwarded.</summary>
    MinorSexual,

    /// <summary>P1. Extortion with sexual images.</summary>
    Sextortion,

    /// <summary>P1. Self-harm or suicide, of the author or taunted at the target.</summary>
    SelfHarm,

    /// <summary>P1. Stalking.</summary>
    Stalking,

    /// <summary>P1. A coordinated attack.</summary>
    Raid,

    /// <summary>P2. Rests on false information.</summary>
    Misinformation,

    /// <summary>P2. Signs of a fake or troll account. A signal, never stated as a fact.</summary>
    FakeOrTroll,

    /// <summary>P2. The post is old: see the reply clock of DOMAIN §2.</summary>
    OldPost,

    /// <summary>P2. The moderator is the target.</summary>
    ModeratorIsTarget,

    /// <summary>P2. The same author was flagged before.</summary>
    RepeatAuthor,

    /// <summary>P2. The text quotes, reports, answers or asks for help about something harmful (A06): offer support.</summary>
    Quote,
}

/// <summary>What follows from a flag.</summary>
public static class FlagExtensions
{
    /// <summary>Whether the flag is P1: asked before the flow chart, outcome O4, no public reply (DOMAIN §1 and override V1).</summary>
    public static bool IsImmediate(this Flag flag) => flag <= Flag.Raid;
}
