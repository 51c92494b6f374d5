using System.Globalization;
using ModBot.Adapters.Local;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.View;

/// <summary>What people call a connection.</summary>
internal static class PlatformText
{
    public static string Of(string platform, Words words) =>
        platform == LocalAdapter.PlatformName ? words["App.Chat"] : platform.Length == 0 ? string.Empty : string.Concat(platform[..1].ToUpper(CultureInfo.InvariantCulture), platform[1..]);
}
