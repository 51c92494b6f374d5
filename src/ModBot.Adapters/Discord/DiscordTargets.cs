using ModBot.Moderation.Cases;

namespace ModBot.Adapters.Discord;

/// <summary>Finds the message that somebody reports. Only what a member wrote, in the same server, outside the team's rooms, and where the reporter can read.</summary>
/// <param name="rest">Looks messages and channels up.</param>
/// <param name="directory">Knows where channels belong.</param>
/// <param name="translator">Reads the messages.</param>
internal sealed class DiscordTargets(DiscordRest rest, DiscordDirectory directory, DiscordTranslator translator)
{
    private const int PrivateThread = 12;
    private static readonly int[] OpenThreads = [10, 11];

    /// <summary>The message; null when there is none that may be reported.</summary>
    /// <param name="interaction">The command.</param>
    /// <param name="room">Where it was given.</param>
    /// <param name="argument">What stood behind it.</param>
    /// <param name="isDesk">Whether a room is the team's.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Message?> FindAsync(DiscordInteraction interaction, string room, string argument, Func<string, bool> isDesk, CancellationToken cancellation)
    {
        // The menu of a message gives the message itself, also where we may not read content.
        if (interaction.Data is { TargetId: { } id } data && data.Resolved?.Messages?.GetValueOrDefault(id) is { } shown)
            return Reportable(shown with { Id = id, ChannelId = shown.ChannelId.Length > 0 ? shown.ChannelId : room, GuildId = interaction.GuildId }, isDesk);

        if (DiscordLink.Parse(argument) is not { } link || interaction.GuildId is not { } guild || link.Guild != guild) return null;
        if (!DiscordSnowflake.IsId(link.Channel) || !DiscordSnowflake.IsId(link.Message) || isDesk(link.Channel)) return null;

        // The server in a link is what its writer says; only the channel itself knows where it belongs.
        if ((await directory.GuildOfAsync(link.Channel, cancellation)).Guild != guild) return null;
        if (link.Channel != room && !await CanSeeAsync(interaction.Member, guild, link.Channel, isDesk, cancellation)) return null;
        var reply = await rest.MessageAsync(link.Channel, link.Message, cancellation);
        return reply.Read(DiscordJson.Default.DiscordMessage) is { } found ? Reportable(found with { ChannelId = link.Channel, GuildId = guild }, isDesk) : null;
    }

    private Message? Reportable(DiscordMessage message, Func<string, bool> isDesk) => DiscordTranslator.IsByMember(message) && !isDesk(message.ChannelId) ? translator.ToMessage(message) : null;

    private async Task<bool> CanSeeAsync(DiscordMember? member, string guildId, string channelId, Func<string, bool> isDesk, CancellationToken cancellation)
    {
        if (member?.User is not { } user || await ChannelAsync(channelId, cancellation) is not { } channel) return false;
        if (OpenThreads.Contains(channel.Type))
        {
            if (channel.ParentId is not { } parent || isDesk(parent) || await ChannelAsync(parent, cancellation) is not { } above) return false;
            channel = above;
        }

        // Who is in a private thread is not known here; from within the thread a link to it does work.
        if (channel.Type == PrivateThread || (await rest.GuildAsync(guildId, cancellation)).Read(DiscordJson.Default.DiscordGuild) is not { } guild) return false;
        return DiscordPermissions.InChannel(guild, channel, user.Id, member.Roles ?? []).HasFlag(DiscordRights.ViewChannel);
    }

    private async Task<DiscordChannel?> ChannelAsync(string channel, CancellationToken cancellation) => (await rest.ChannelAsync(channel, cancellation)).Read(DiscordJson.Default.DiscordChannel);
}
