namespace ModBot.Moderation.Ladder;

/// <summary>The five forms of online gender-related misconduct F1–F5 (DOMAIN §1, Movisie guide §2.2).</summary>
public enum Form
{
    /// <summary>F1: location, stalking, control of accounts, mostly by a (former) partner.</summary>
    OnlineControl = 1,

    /// <summary>F2: shaming, exposing, false information, expose groups.</summary>
    PublicShaming = 2,

    /// <summary>F3: sexist or obscene comments, coordinated campaigns.</summary>
    MisogynisticHateSpeech = 3,

    /// <summary>F4: unwanted sexual texts or images, forwarding, footage.</summary>
    SexualViolence = 4,

    /// <summary>F5: deep fakes, catfishing, grooming, disinformation.</summary>
    Deception = 5,
}
