namespace ModBot.Host.Desk;

/// <summary>A member of the team.</summary>
internal sealed record TeamMember(string Id, string Name, ModeratorRole Role, DateTimeOffset AddedAt);

/// <summary>Who the team is, and how they come in: by a link that works once (DESIGN §8).</summary>
internal interface ITeam
{
    Task<IReadOnlyList<TeamMember>> ListAsync(CancellationToken cancellation);

    /// <summary>The member with this id, or null when he or she is not in the team (any more).</summary>
    Task<Viewer?> FindAsync(string moderatorId, CancellationToken cancellation);

    /// <summary>Adds a person, or finds the one with that name.</summary>
    Task<TeamMember> AddAsync(string name, ModeratorRole role, CancellationToken cancellation);

    /// <summary>Makes a secret that signs one person in once, within an hour.</summary>
    Task<string> CreateSignInCodeAsync(string moderatorId, CancellationToken cancellation);

    /// <summary>Uses a secret up.</summary>
    /// <returns>The person, or null when the secret is wrong, used or too old.</returns>
    Task<Viewer?> RedeemSignInCodeAsync(string code, CancellationToken cancellation);
}
