namespace ModBot.Platforms.Fakes.Discord.Gateway;

/// <summary>What Discord remembers of a bot that identified: what it asked for and what it was sent, so that it can go on after a cut.</summary>
internal sealed class GatewaySession
{
    public required string Id { get; init; }

    public required int Intents { get; init; }

    public required int Shard { get; init; }

    public required int Shards { get; init; }

    /// <summary>The number of the last event.</summary>
    public int Sequence { get; set; }

    /// <summary>The events that can be sent again.</summary>
    public Queue<(int Sequence, string Json)> Kept { get; } = [];

    /// <summary>Where it is connected; null while it is not.</summary>
    public GatewayConnection? Connection { get; set; }

    /// <summary>Since when it is not connected.</summary>
    public DateTimeOffset LeftAt { get; set; }

    /// <summary>Whether it asked for this intent.</summary>
    public bool Wants(int intent) => intent == 0 || (Intents & intent) != 0;

    /// <summary>Whether events of a guild come here; 0 stands for private talks.</summary>
    public bool Serves(ulong guild) => (int)((guild >> 22) % (ulong)Shards) == Shard;
}
