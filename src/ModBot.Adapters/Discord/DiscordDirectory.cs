using System.Collections.Concurrent;

namespace ModBot.Adapters.Discord;

/// <summary>Which servers there are and to which each channel belongs, as far as it was told. Thread-safe.</summary>
internal sealed class DiscordDirectory(DiscordRest rest)
{
    private readonly ConcurrentDictionary<string, byte> guilds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> guildOfChannel = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>The servers.</summary>
    public IReadOnlyCollection<string> Guilds => [.. guilds.Keys];

    /// <summary>Notes a server; false when it was known.</summary>
    public bool AddGuild(string guild) => guilds.TryAdd(guild, 0);

    /// <summary>Forgets a server that we were put out of.</summary>
    public void RemoveGuild(string guild)
    {
        guilds.TryRemove(guild, out _);
        foreach (var (channel, _) in guildOfChannel.Where(each => each.Value == guild)) guildOfChannel.TryRemove(channel, out _);
    }

    /// <summary>Notes where a channel belongs, and what people call it.</summary>
    public void AddChannel(string channel, string guild, string? name = null)
    {
        guildOfChannel[channel] = guild;
        if (name is not null) names[channel] = name;
    }

    /// <summary>What people call a channel; null when it was not told.</summary>
    public string? NameOf(string channel) => names.GetValueOrDefault(channel);

    /// <summary>The server of a channel, without asking; null when it was not told.</summary>
    public string? KnownGuildOf(string channel) => guildOfChannel.GetValueOrDefault(channel);

    /// <summary>The server of a channel; null when it has none or cannot be found now, and what Discord said then.</summary>
    public async Task<(string? Guild, DiscordReply? Failed)> GuildOfAsync(string channel, CancellationToken cancellation)
    {
        if (guildOfChannel.TryGetValue(channel, out var known)) return (known, null);
        var reply = await rest.ChannelAsync(channel, cancellation);
        if (reply.Read(DiscordJson.Default.DiscordChannel) is not { } found) return (null, reply);
        if (found.GuildId is { } guild) AddChannel(channel, guild, found.Name);
        return (found.GuildId, null);
    }
}
