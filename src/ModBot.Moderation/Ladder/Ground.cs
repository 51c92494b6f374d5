namespace ModBot.Moderation.Ladder;

/// <summary>Why a group or person is attacked (DOMAIN §1); a message can have several. The same sentence on another ground is the same step.</summary>
public enum Ground
{
    /// <summary>Origin, skin colour or nationality.</summary>
    Origin = 0,

    /// <summary>Religion or belief.</summary>
    Religion,

    /// <summary>Gender (sexism).</summary>
    Gender,

    /// <summary>Gender identity or expression.</summary>
    GenderIdentity,

    /// <summary>Sexual orientation.</summary>
    Orientation,

    /// <summary>Disability or mental health.</summary>
    Disability,

    /// <summary>Age.</summary>
    Age,

    /// <summary>Looks and body.</summary>
    Appearance,

    /// <summary>Socio-economic position.</summary>
    Class,

    /// <summary>Political conviction.</summary>
    Politics,

    /// <summary>Another ground.</summary>
    Other,
}
