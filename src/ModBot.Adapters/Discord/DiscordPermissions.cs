using System.Globalization;

namespace ModBot.Adapters.Discord;

/// <summary>Rights, by their bits.</summary>
[Flags]
internal enum DiscordRights : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    ReadMessageHistory = 1UL << 16,
    SendMessagesInThreads = 1UL << 38,
    ModerateMembers = 1UL << 40,
}

/// <summary>Works rights out as Discord does: roles first, then what a channel changes for everyone, for roles and for the member.</summary>
internal static class DiscordPermissions
{
    /// <summary>Every right there is and will be.</summary>
    public const DiscordRights All = (DiscordRights)ulong.MaxValue;

    private const int ForRole = 0;
    private const int ForMember = 1;

    /// <summary>What a member may do in a server.</summary>
    public static DiscordRights InGuild(DiscordGuild guild, string userId, IReadOnlyCollection<string> roles)
    {
        if (guild.OwnerId == userId) return All;

        // The role that everyone has carries the id of the server.
        var rights = (guild.Roles ?? []).Where(role => role.Id == guild.Id || roles.Contains(role.Id)).Aggregate(DiscordRights.None, (sum, role) => sum | Bits(role.Permissions));
        return rights.HasFlag(DiscordRights.Administrator) ? All : rights;
    }

    /// <summary>What a member may do in a channel. For a thread give the channel that it belongs to.</summary>
    public static DiscordRights InChannel(DiscordGuild guild, DiscordChannel channel, string userId, IReadOnlyCollection<string> roles)
    {
        var rights = InGuild(guild, userId, roles);
        if (rights == All) return rights;
        var overwrites = channel.PermissionOverwrites ?? [];
        rights = Change(rights, overwrites.Where(each => each.Type == ForRole && each.Id == guild.Id));
        rights = Change(rights, overwrites.Where(each => each.Type == ForRole && each.Id != guild.Id && roles.Contains(each.Id)));
        rights = Change(rights, overwrites.Where(each => each.Type == ForMember && each.Id == userId));

        // Without the right to see a channel no other right in it counts.
        return rights.HasFlag(DiscordRights.ViewChannel) ? rights : DiscordRights.None;
    }

    private static DiscordRights Change(DiscordRights rights, IEnumerable<DiscordOverwrite> overwrites)
    {
        var (deny, allow) = overwrites.Aggregate((DiscordRights.None, DiscordRights.None), (sum, each) => (sum.Item1 | Bits(each.Deny), sum.Item2 | Bits(each.Allow)));
        return (rights & ~deny) | allow;
    }

    private static DiscordRights Bits(string? bits) => ulong.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (DiscordRights)number : DiscordRights.None;
}
