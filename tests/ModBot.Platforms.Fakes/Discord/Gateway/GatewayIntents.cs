namespace ModBot.Platforms.Fakes.Discord.Gateway;

/// <summary>The intents that the stand-in sends events for.</summary>
internal static class GatewayIntents
{
    public const int Guilds = 1 << 0;
    public const int Members = 1 << 1;
    public const int GuildMessages = 1 << 9;
    public const int DirectMessages = 1 << 12;
    public const int MessageContent = 1 << 15;

    /// <summary>Every bit that means something.</summary>
    public const int Known = 0x1FFFF | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
}
