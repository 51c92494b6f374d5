using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Referral;

/// <summary>How sure something in the referral table is (DOMAIN §6).</summary>
public enum Certainty
{
    /// <summary>Read in a source document or an official copy.</summary>
    A = 0,

    /// <summary>An older or second-hand copy.</summary>
    B,

    /// <summary>Own knowledge. Members are not sent to it: a wrong number helps nobody.</summary>
    C,
}

/// <summary>An organisation that helps, advises or takes reports (DOMAIN §6).</summary>
public sealed record Organisation
{
    /// <summary>How long a check stays fresh (A60).</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromDays(90);

    /// <summary>Names it for ever: lower-case letters and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>For whom or for what.</summary>
    public required LocalizedText For { get; init; }

    /// <summary>How to reach it.</summary>
    public required LocalizedText Contact { get; init; }

    /// <summary>When it can be reached; null where that is not known.</summary>
    public LocalizedText? Hours { get; init; }

    /// <summary>Its site, without a scheme.</summary>
    public required string Url { get; init; }

    /// <summary>How sure the row is.</summary>
    public required Certainty Sure { get; init; }

    /// <summary>How sure <see cref="Contact"/> is.</summary>
    public required Certainty ContactSure { get; init; }

    /// <summary>How sure <see cref="Hours"/> is.</summary>
    public required Certainty HoursSure { get; init; }

    /// <summary>When somebody last looked whether it is still so.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>Whether somebody has to look again (A60).</summary>
    public bool IsStale(DateOnly today) => Checks.IsStale(CheckedOn, today);

    /// <summary>
    /// One line for a member: only what is sure enough to send a young person to. Where the number is not, the site stands alone.
    /// </summary>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    public string LineFor(string language)
    {
        List<string> parts = [For.In(language)];
        if (ContactSure < Certainty.C) parts.Add(Contact.In(language));
        if (Hours is { } hours && HoursSure < Certainty.C) parts.Add(hours.In(language));
        parts.Add(Url);
        return $"{Name}: {string.Join(" · ", parts)}";
    }
}

/// <summary>When a row of the referral table has to be looked at again.</summary>
public static class Checks
{
    /// <summary>Whether a check is more than 90 days old (A60).</summary>
    public static bool IsStale(DateOnly checkedOn, DateOnly today) => today.DayNumber - checkedOn.DayNumber > Organisation.FreshFor.TotalDays;
}
