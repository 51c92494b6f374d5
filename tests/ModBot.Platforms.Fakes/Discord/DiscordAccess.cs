using System.Security.Cryptography;
using System.Text;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord;

/// <summary>Who gets in, and where the doors are. Guarded by the gate of the world.</summary>
internal sealed class DiscordAccess(DiscordWorld world, string token)
{
    // GATEWAY_MESSAGE_CONTENT_LIMITED, which bots have that nobody had to review.
    private const int ContentFlag = 1 << 19;

    private bool revoked;

    /// <summary>The token.</summary>
    public string Token { get; } = token;

    /// <summary>Where to connect; set once the port is known.</summary>
    public string GatewayUrl { get; set; } = string.Empty;

    /// <summary>Where to resume: another address than the first, as with Discord.</summary>
    public string ResumeUrl { get; set; } = string.Empty;

    /// <summary>The flags of the application: whether it may read what members write.</summary>
    public int ApplicationFlags => world.Content == DiscordContent.Allowed ? ContentFlag : 0;

    /// <summary>Makes the token worthless.</summary>
    public void Revoke() => revoked = true;

    /// <summary>Whether this is the token, and still good.</summary>
    public bool Matches(string? given) => !revoked && given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Token));
}
