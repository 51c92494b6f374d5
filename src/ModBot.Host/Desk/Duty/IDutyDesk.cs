namespace ModBot.Host.Desk.Duty;

/// <summary>Who is there, as the desk shows it.</summary>
/// <param name="There">Who is there now.</param>
/// <param name="OnCall">Everybody, in the order in which they are asked about danger.</param>
/// <param name="IsOrdered">Whether an admin set that order.</param>
/// <param name="MineUntil">Until when the viewer is there; null when not.</param>
/// <param name="Hides">Whether the community chose that ModBot hides while nobody is there.</param>
internal sealed record DutyBoard(IReadOnlyList<DutyMember> There, IReadOnlyList<DutyMember> OnCall, bool IsOrdered, DateTimeOffset? MineUntil, bool Hides);

/// <summary>"Ik ben er": the team says who is there, an admin orders who is on call and chooses what happens when nobody is.</summary>
internal interface IDutyDesk
{
    Task<DutyBoard> GetAsync(Viewer viewer, CancellationToken cancellation);

    /// <summary>The viewer is there until a moment; one that is past or over a day away is brought within that day.</summary>
    /// <returns>Until when he or she counts as there.</returns>
    Task<DateTimeOffset> ComeAsync(Viewer viewer, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The viewer is not there any more.</summary>
    Task GoAsync(Viewer viewer, CancellationToken cancellation);

    /// <summary>Sets the order of who is asked about danger. Admins only.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="moderatorIds">The first ones, in order; whoever is not in it comes after them. Empty for the order of roles.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it was allowed.</returns>
    Task<bool> OrderAsync(Viewer viewer, IReadOnlyList<string> moderatorIds, CancellationToken cancellation);

    /// <summary>Chooses whether ModBot hides what is on step 3 or higher, or dangerous, while nobody is there (A22). Admins only.</summary>
    /// <returns>Whether it was allowed.</returns>
    Task<bool> HideAsync(Viewer viewer, bool hides, CancellationToken cancellation);
}
