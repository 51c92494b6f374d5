namespace ModBot.Moderation.Evidence.Notices;

/// <summary>To whom something is reported with a ready-made text (DOMAIN §6).</summary>
public enum NoticeKind
{
    /// <summary>The platform: a notice under article 16 of the Digital Services Act.</summary>
    Platform = 0,

    /// <summary>Meld.Online Discriminatie (MOD).</summary>
    OnlineDiscrimination,

    /// <summary>Helpwanted, for any online transgression.</summary>
    Helpwanted,

    /// <summary>The police.</summary>
    Police,

    /// <summary>Meldpunt Kinderporno: where it is and when, never what (override V2).</summary>
    ChildAbuse,
}

/// <summary>What a form can ask.</summary>
public enum NoticeField
{
    /// <summary>The exact address on the web, one on each line.</summary>
    Link = 0,

    /// <summary>Where it is: an address on the web, or in words.</summary>
    Place,

    /// <summary>Why it is illegal or against the rules; what happened.</summary>
    Reason,

    /// <summary>Name of who reports.</summary>
    Name,

    /// <summary>E-mail address of who reports.</summary>
    Email,

    /// <summary>The statement that all of it is true as far as the person knows.</summary>
    GoodFaith,
}

/// <summary>What the forms ask.</summary>
public static class NoticeForms
{
    /// <summary>The fields without which nothing is sent.</summary>
    /// <param name="kind">To whom.</param>
    /// <param name="isChildAbuse">Whether it is about sexual abuse of minors: nobody has to give a name for that (DSA art. 16(2)(c)).</param>
    public static IReadOnlyList<NoticeField> Required(NoticeKind kind, bool isChildAbuse) => kind switch
    {
        NoticeKind.Platform when isChildAbuse => [NoticeField.Link, NoticeField.Reason, NoticeField.GoodFaith],
        NoticeKind.Platform => [NoticeField.Link, NoticeField.Reason, NoticeField.GoodFaith, NoticeField.Name, NoticeField.Email],
        NoticeKind.OnlineDiscrimination => [NoticeField.Link, NoticeField.Reason],
        NoticeKind.Helpwanted => [NoticeField.Reason],
        NoticeKind.Police => [NoticeField.Place, NoticeField.Reason, NoticeField.Name],
        NoticeKind.ChildAbuse => [NoticeField.Link],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such form."),
    };
}
