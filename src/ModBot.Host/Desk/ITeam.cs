namespace ModBot.Host.Desk;

/// <summary>A member of the team.</summary>
internal sealed record TeamMember(string Id, string Name, ModeratorRole Role, DateTimeOffset AddedAt)
{
    /// <summary>Longest name.</summary>
    public const int MaxName = 60;

    /// <summary>Whether somebody can be called this: 1 to <see cref="MaxName"/> characters on one line.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= MaxName && !name.Any(char.IsControl);

    /// <summary>Whether this person goes by a name, in whatever case it is written.</summary>
    public bool IsCalled(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A person who is in the team now.</summary>
/// <param name="Viewer">Who.</param>
/// <param name="Stamp">What a sign-in of this person must carry to be valid.</param>
internal sealed record TeamSession(Viewer Viewer, string Stamp);

/// <summary>Why the team was not changed.</summary>
internal enum TeamProblem
{
    None = 0,

    /// <summary>Nobody in the team has this id (any more).</summary>
    NoSuchMember,

    /// <summary>Nobody changes or removes himself or herself, so that an admin always stays.</summary>
    Yourself,

    /// <summary>Only an admin changes the team.</summary>
    NotAllowed,
}

/// <summary>Who the team is, and how they come in: by a link that works once (DESIGN §8).</summary>
internal interface ITeam
{
    /// <summary>Who is in the team now.</summary>
    Task<IReadOnlyList<TeamMember>> ListAsync(CancellationToken cancellation);

    /// <summary>The member with this id, or null when he or she is not in the team (any more).</summary>
    Task<TeamSession?> FindAsync(string moderatorId, CancellationToken cancellation);

    /// <summary>Adds a person, or finds the one with that name, whose role stays as it is.</summary>
    Task<TeamMember> AddAsync(string name, ModeratorRole role, CancellationToken cancellation);

    /// <summary>Gives somebody another role and ends his or her sessions.</summary>
    Task<TeamProblem> ChangeRoleAsync(Viewer by, string moderatorId, ModeratorRole role, CancellationToken cancellation);

    /// <summary>Takes somebody off the team: sessions and links end, and what he or she had goes back to the desk.</summary>
    Task<TeamProblem> RemoveAsync(Viewer by, string moderatorId, CancellationToken cancellation);

    /// <summary>Ends a person's sessions, on every device.</summary>
    Task EndSessionsAsync(string moderatorId, CancellationToken cancellation);

    /// <summary>Makes a secret that signs one person in once, within an hour.</summary>
    Task<string> CreateSignInCodeAsync(string moderatorId, CancellationToken cancellation);

    /// <summary>Makes a code with which one person says, within a quarter of an hour, that an account on a platform is his or hers. An earlier one of the same person ends.</summary>
    Task<string> CreateLinkCodeAsync(string moderatorId, CancellationToken cancellation);

    /// <summary>Uses a secret up.</summary>
    /// <returns>The person's session, or null when the secret is wrong, used or too old, or the person left the team.</returns>
    Task<TeamSession?> RedeemSignInCodeAsync(string code, CancellationToken cancellation);
}
