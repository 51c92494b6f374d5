using ModBot.Adapters.Contract;
using ModBot.Host.Storage;

namespace ModBot.Host.Desk;

/// <summary>What the platform of a case can do with it.</summary>
internal static class CaseAbilities
{
    /// <summary>What can be done; nothing for a connection that was taken out of the settings. During a broadcast a platform can allow less.</summary>
    public static PlatformCapabilities AbleOf(this IEnumerable<IPlatformAdapter> adapters, CaseRow row)
    {
        var able = adapters.FirstOrDefault(adapter => adapter.Platform == row.Platform)?.Capabilities ?? new PlatformCapabilities();
        return row.IsLive ? able.Live ?? able : able;
    }
}
