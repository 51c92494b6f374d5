using System.Text.Json;

namespace ModBot.Adapters.Discord;

/// <summary>Something that the gateway told, in the order in which it told it.</summary>
/// <param name="Shard">Which connection.</param>
/// <param name="Name">Discord's name of it, such as <c>MESSAGE_CREATE</c>.</param>
/// <param name="Data">What it says. Private.</param>
/// <param name="Session">The session after it: going on from here brings what came later.</param>
/// <param name="Replayed">Whether it happened while the connection was away.</param>
internal sealed record DiscordEvent(int Shard, string Name, JsonElement Data, DiscordSession? Session, bool Replayed)
{
    public const string Ready = "READY";
    public const string Resumed = "RESUMED";
    public const string MessageCreate = "MESSAGE_CREATE";
    public const string MessageUpdate = "MESSAGE_UPDATE";
    public const string MessageDelete = "MESSAGE_DELETE";
    public const string MessageDeleteBulk = "MESSAGE_DELETE_BULK";
    public const string GuildCreate = "GUILD_CREATE";
    public const string GuildDelete = "GUILD_DELETE";
    public const string ChannelCreate = "CHANNEL_CREATE";
    public const string ThreadCreate = "THREAD_CREATE";
    public const string InteractionCreate = "INTERACTION_CREATE";

    /// <summary>Not Discord's: something came that could not be understood.</summary>
    public const string Garbled = "GARBLED";
}
