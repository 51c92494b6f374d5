using System.Collections.Concurrent;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Telegram;

/// <summary>What is known to be wrong with the connection, as seen while reading. Thread-safe.</summary>
internal sealed class TelegramTroubles
{
    private readonly ConcurrentDictionary<string, PlatformTrouble> rooms = new(StringComparer.Ordinal);
    private volatile bool privacy;
    private volatile bool heard;

    /// <summary>What is wrong now.</summary>
    public IReadOnlyList<PlatformTrouble> Now => [.. privacy && !heard ? [new PlatformTrouble(TroubleKind.PrivacyModeOn)] : Array.Empty<PlatformTrouble>(), .. rooms.Values];

    /// <summary>Notes whether ordinary messages are hidden from the bot.</summary>
    public void SetPrivacy(bool on) => privacy = on;

    /// <summary>Notes that an ordinary message of a group came in: as an administrator the bot hears all, whatever its own setting says.</summary>
    public void HeardOrdinary() => heard = true;

    /// <summary>Notes whether the bot is in a chat.</summary>
    public void SetRoom(string room, bool isIn)
    {
        if (isIn) rooms.TryRemove(room, out _);
        else rooms[room] = new PlatformTrouble(TroubleKind.RemovedFromChannel, room);
    }
}
