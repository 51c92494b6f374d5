using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>Looks what is wrong with the connection, by reading alone.</summary>
internal sealed class DiscordCheck(DiscordRest rest, DiscordDirectory directory)
{
    private const long ContentIntent = 1L << 18;
    private const long ContentIntentLimited = 1L << 19;
    private const int MaxGuilds = 50;

    // As Discord's settings spell them.
    private static readonly (DiscordRights Right, string Name)[] InChannels =
    [
        (DiscordRights.ReadMessageHistory, "Read Message History"),
        (DiscordRights.ManageMessages, "Manage Messages"),
    ];

    private static readonly int[] Written = [0, 2, 5, 13, 15, 16];
    private static readonly int[] Threads = [10, 11, 12];

    /// <summary>Everything that is wrong, once each.</summary>
    public async Task<IReadOnlyList<PlatformTrouble>> CheckAsync(Func<string, bool> isDesk, CancellationToken cancellation)
    {
        var application = await rest.ApplicationAsync(cancellation);
        if (application.Read(DiscordJson.Default.DiscordApplication) is not { } known) return [Trouble(application)];

        var troubles = new List<PlatformTrouble>();
        if (((known.Flags ?? 0) & (ContentIntent | ContentIntentLimited)) == 0) troubles.Add(new PlatformTrouble(TroubleKind.MessageContentOff, Detail: "Message Content Intent"));

        // With this address set Discord sends presses and commands there and not to us.
        if (!string.IsNullOrEmpty(known.InteractionsEndpointUrl)) troubles.Add(new PlatformTrouble(TroubleKind.RightMissing, Detail: "Interactions Endpoint URL"));
        if (rest.IsSlowedDown) troubles.Add(new PlatformTrouble(TroubleKind.SlowedDown));
        if (Enum.GetValues<DiscordEndpoint>().Any(rest.IsResting)) troubles.Add(new PlatformTrouble(TroubleKind.Unreachable));

        if ((await rest.SelfAsync(cancellation)).Read(DiscordJson.Default.DiscordUser) is not { } self) return troubles;
        foreach (var guild in (await GuildsAsync(cancellation)).Take(MaxGuilds)) troubles.AddRange(await GuildAsync(guild, self.Id, isDesk, cancellation));
        return troubles;
    }

    /// <summary>How somebody stands in a channel.</summary>
    public async Task<RoomRole> RoleAsync(string room, string userId, CancellationToken cancellation)
    {
        if (!DiscordSnowflake.IsId(room) || !DiscordSnowflake.IsId(userId)) return RoomRole.Unknown;
        var found = await rest.ChannelAsync(room, cancellation);
        if (found.Read(DiscordJson.Default.DiscordChannel) is not { } channel) return RoomRole.Unknown;
        if (channel.GuildId is not { } guildId) return channel.Recipients?.Any(each => each.Id == userId) == true ? RoomRole.Member : RoomRole.None;
        if (Threads.Contains(channel.Type) && channel.ParentId is { } parent)
        {
            if ((await rest.ChannelAsync(parent, cancellation)).Read(DiscordJson.Default.DiscordChannel) is not { } above) return RoomRole.Unknown;
            channel = above;
        }

        var answer = await rest.MemberAsync(guildId, userId, cancellation);
        if (answer.Code is DiscordErrors.UnknownMember or DiscordErrors.UnknownUser) return RoomRole.None;
        if (answer.Read(DiscordJson.Default.DiscordMember) is not { } member || (await rest.GuildAsync(guildId, cancellation)).Read(DiscordJson.Default.DiscordGuild) is not { } guild) return RoomRole.Unknown;
        var rights = DiscordPermissions.InChannel(guild, channel, userId, member.Roles ?? []);
        if (!rights.HasFlag(DiscordRights.ViewChannel)) return RoomRole.None;
        return rights.HasFlag(DiscordRights.ManageMessages) ? RoomRole.Moderator : RoomRole.Member;
    }

    private async Task<IEnumerable<PlatformTrouble>> GuildAsync(string guildId, string self, Func<string, bool> isDesk, CancellationToken cancellation)
    {
        if ((await rest.GuildAsync(guildId, cancellation)).Read(DiscordJson.Default.DiscordGuild) is not { } guild
            || (await rest.MemberAsync(guildId, self, cancellation)).Read(DiscordJson.Default.DiscordMember) is not { } member
            || (await rest.GuildChannelsAsync(guildId, cancellation)).Read(DiscordJson.Default.ListDiscordChannel) is not { } channels)
            return [];

        IReadOnlyCollection<string> roles = member.Roles ?? [];
        var troubles = new List<PlatformTrouble>();
        foreach (var channel in channels.Where(channel => Written.Contains(channel.Type)))
        {
            var rights = DiscordPermissions.InChannel(guild, channel, self, roles);
            if (rights.HasFlag(DiscordRights.ViewChannel)) troubles.AddRange(Missing(channel, rights).Select(name => new PlatformTrouble(TroubleKind.RightMissing, channel.Id, name)));

            // A channel that we do not see is usually one that is none of our business; the team's own is not.
            else if (isDesk(channel.Id)) troubles.Add(new PlatformTrouble(TroubleKind.RightMissing, channel.Id, "View Channels"));
        }

        return troubles;
    }

    private static IEnumerable<string> Missing(DiscordChannel channel, DiscordRights rights)
    {
        foreach (var (right, name) in InChannels)
        {
            if (!rights.HasFlag(right)) yield return name;
        }

        // In a forum only threads are written in.
        var (send, spelled) = channel.Type is 15 or 16 ? (DiscordRights.SendMessagesInThreads, "Send Messages in Threads") : (DiscordRights.SendMessages, "Send Messages");
        if (!rights.HasFlag(send)) yield return spelled;
    }

    private async Task<IReadOnlyCollection<string>> GuildsAsync(CancellationToken cancellation)
    {
        if (directory.Guilds is { Count: > 0 } known) return known;
        var reply = await rest.OwnGuildsAsync(cancellation);
        return [.. (reply.Read(DiscordJson.Default.ListDiscordThing) ?? []).Select(guild => guild.Id)];
    }

    private static PlatformTrouble Trouble(DiscordReply reply) => reply.Failure switch
    {
        DiscordFailure.TokenRefused => new PlatformTrouble(TroubleKind.TokenRefused),
        DiscordFailure.RateLimited => new PlatformTrouble(TroubleKind.SlowedDown),
        _ => new PlatformTrouble(TroubleKind.Unreachable),
    };
}
