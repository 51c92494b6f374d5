using P = ModBot.Platforms.Fakes.Discord.DiscordPermissions;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>Works out who may do what where.</summary>
internal static class Rights
{
    /// <summary>What a user may do in a channel.</summary>
    public static P In(Channel channel, User user, DateTimeOffset now)
    {
        if (channel.Guild is not { } guild) return user.IsBot || channel.Recipient?.Id == user.Id ? P.Member : P.None;
        if (!guild.Members.TryGetValue(user.Id, out var member)) return P.None;
        var all = InGuild(guild, member);
        if (all.HasFlag(P.Administrator)) return P.All;
        var place = channel.Parent ?? channel;
        all = Apply(all, place.Overwrites.Where(each => each.Id == guild.Id && !each.IsMember));
        all = Apply(all, place.Overwrites.Where(each => each.Id != guild.Id && !each.IsMember && member.Roles.Contains(each.Id)));
        all = Apply(all, place.Overwrites.Where(each => each.IsMember && each.Id == user.Id));
        if (member.TimeoutUntil > now) all &= P.ViewChannel | P.ReadMessageHistory;
        if (channel.Kind == ChannelKind.PrivateThread && !channel.ThreadMembers.Contains(user.Id) && !all.HasFlag(P.ManageThreads)) return P.None;
        return all.HasFlag(P.ViewChannel) ? all : P.None;
    }

    /// <summary>What a member may do in a guild, whatever its channels say.</summary>
    public static P InGuild(Guild guild, Member member)
    {
        if (guild.Owner == member.User.Id) return P.All;
        var all = guild.Roles[guild.Id].Permissions;
        foreach (var role in member.Roles.Where(guild.Roles.ContainsKey)) all |= guild.Roles[role].Permissions;
        return all.HasFlag(P.Administrator) ? P.All : all;
    }

    /// <summary>Whether one member stands above another.</summary>
    public static bool IsAbove(Guild guild, Member one, Member other) =>
        guild.Owner != other.User.Id && (guild.Owner == one.User.Id || Top(guild, one) > Top(guild, other));

    /// <summary>Whether a user may post in a channel.</summary>
    public static bool CanSend(Channel channel, P rights) => rights.HasFlag(channel.IsThread ? P.SendMessagesInThreads : P.SendMessages);

    private static int Top(Guild guild, Member member) => member.Roles.Where(guild.Roles.ContainsKey).Select(role => guild.Roles[role].Position).DefaultIfEmpty(0).Max();

    private static P Apply(P rights, IEnumerable<Overwrite> overwrites)
    {
        var (allow, deny) = (P.None, P.None);
        foreach (var each in overwrites) (allow, deny) = (allow | each.Allow, deny | each.Deny);
        return (rights & ~deny) | allow;
    }
}
