using ModBot.Host.Storage;

namespace ModBot.Host.Desk.Duty;

/// <summary>A member of the team, and whether he or she is there.</summary>
/// <param name="ModeratorId">Who.</param>
/// <param name="Name">What he or she is called.</param>
/// <param name="Role">The role.</param>
/// <param name="Until">Until when he or she said to be there; null for who is not.</param>
internal sealed record DutyMember(string ModeratorId, string Name, ModeratorRole Role, DateTimeOffset? Until);

/// <summary>Who is there, and who is asked about danger. Inside a read or write of <see cref="Store"/>. A planner of shifts can stand in for it.</summary>
internal interface IDuty
{
    /// <summary>Who is there now.</summary>
    Task<IReadOnlyList<DutyMember>> ThereAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Everybody in the order in which they are asked about danger: as an admin ordered them; the others after them, leads first, and of equals whoever is there.</summary>
    Task<IReadOnlyList<DutyMember>> OnCallAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>Questions to <see cref="IDuty"/>.</summary>
internal static class DutyQuestions
{
    /// <summary>How many are there.</summary>
    public static async Task<int> HowManyThereAsync(this IDuty duty, ModBotDb db, DateTimeOffset now, CancellationToken cancellation) => (await duty.ThereAsync(db, now, cancellation)).Count;

    /// <summary>The first one who is a lead; null when there is none.</summary>
    public static DutyMember? FirstLead(this IEnumerable<DutyMember> onCall) => onCall.FirstOrDefault(member => member.Role >= ModeratorRole.Lead);
}
