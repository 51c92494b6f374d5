namespace ModBot.Moderation.Guideline;

/// <summary>The six questions of the flow chart "Negeer, verwijder of meld", N1–N6 (DOMAIN §2).</summary>
public enum Question
{
    /// <summary>N1 "Echt persoon?": is the author a real person?</summary>
    RealPerson = 1,

    /// <summary>N2 "Inhoud": is it discriminating, hurtful or threatening?</summary>
    Content = 2,

    /// <summary>N3 "Foutieve informatie?": does it rest on false information?</summary>
    Misinformation = 3,

    /// <summary>N4 "Gevaar": is it a serious threat to a person or group?</summary>
    Danger = 4,

    /// <summary>N5 "Wie": do you know this person?</summary>
    KnownPerson = 5,

    /// <summary>N6 "Invloed": can you steer this person's behaviour?</summary>
    Influence = 6,
}

/// <summary>An answer to a <see cref="Question"/>. Not knowing is allowed everywhere (override V5, DOMAIN §2).</summary>
public enum Answer
{
    /// <summary>"Nee".</summary>
    No = 0,

    /// <summary>"Ja".</summary>
    Yes = 1,

    /// <summary>"Weet ik niet".</summary>
    Unknown = 2,
}

/// <summary>The outcomes O1–O7 of the flow chart (DOMAIN §2).</summary>
public enum Outcome
{
    /// <summary>O1: ignore, delete or report it to the platform.</summary>
    IgnoreDeleteOrReport = 1,

    /// <summary>O2: keep monitoring.</summary>
    KeepMonitoring = 2,

    /// <summary>O3: correct it or report it to the platform.</summary>
    CorrectOrReport = 3,

    /// <summary>O4: pass on ("koppel door") to chain partners; act as you would offline.</summary>
    PassOn = 4,

    /// <summary>O5: delete, moderate or report, set a positive norm or share an alternative story.</summary>
    SetNorm = 5,

    /// <summary>O6: send a private message or talk in person.</summary>
    TalkPrivately = 6,

    /// <summary>O7: see to it that the message is edited or deleted; the condition that completes O6.</summary>
    EnsureChanged = 7,
}
