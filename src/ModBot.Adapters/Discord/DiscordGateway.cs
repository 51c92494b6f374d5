using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>What a gateway connection needs to know and reach.</summary>
internal sealed record DiscordGatewaySetup
{
    /// <summary>The bot's token.</summary>
    public required string Token { get; init; }

    /// <summary>This shard's number, from 0.</summary>
    public required int Shard { get; init; }

    /// <summary>How many there are.</summary>
    public required int Shards { get; init; }

    /// <summary>Asks where the gateway is. Asked again before every new session, for what is left of the day's sessions.</summary>
    public required Func<CancellationToken, Task<DiscordGatewayInfo>> Locate { get; init; }

    /// <summary>Makes a connection.</summary>
    public required Func<IDiscordSocket> Socket { get; init; }

    /// <summary>Shared by all shards, and by one reading after the other.</summary>
    public required DiscordIdentifyGate Gate { get; init; }

    /// <summary>How many shards may begin a session together.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Takes an event in. Slow takers slow the gateway down.</summary>
    public required Func<DiscordEvent, CancellationToken, ValueTask> Deliver { get; init; }
}

/// <summary>
/// Keeps one shard of Discord's gateway (version 10) open: goes on with a session wherever that is possible, begins a new one where it is not, and says with <see cref="DiscordEvent.Ready"/> that it did.
/// </summary>
internal sealed class DiscordGateway(DiscordGatewaySetup setup, TimeProvider time, DiscordChance chance)
{
    /// <summary>GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT, AUTO_MODERATION_EXECUTION.</summary>
    public const int Intents = 2134529;

    /// <summary>After so many failures in a row the trouble is said instead of tried away.</summary>
    public const int MaxFailures = 5;

    // A session is gone after some minutes; by then its address is not worth another try.
    private const int MaxResumeFailures = 3;
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LeastInvalidPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostInvalidPause = TimeSpan.FromSeconds(5);

    /// <summary>Reads until cancelled; then the session is left open, so that it can be gone on with after a restart.</summary>
    /// <param name="session">The session to go on with; null to begin one.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PlatformTroubleException">Trying again does not help, or did not.</exception>
    public async Task RunAsync(DiscordSession? session, CancellationToken cancellation)
    {
        var failures = 0;
        while (true)
        {
            var address = session?.Url ?? await LocateAsync(cancellation);

            // The turn is waited for before connecting: afterwards heartbeats must be answered.
            if (session is null) await setup.Gate.WaitAsync(setup.Shard, setup.MaxConcurrency, cancellation);
            using var connection = new DiscordConnection(setup, time, chance, session);
            var began = time.GetTimestamp();
            var end = await connection.RunAsync(address, cancellation);
            cancellation.ThrowIfCancellationRequested();
            session = end == DiscordEnd.Identify ? null : connection.Session;
            if (end == DiscordEnd.Fatal) throw new PlatformTroubleException(DiscordClosePolicy.Trouble(connection.CloseCode));

            // A session that ends as soon as it began would use up the day's sessions within minutes; only a steady one starts the pauses anew.
            failures = connection.WasReady && time.GetElapsedTime(began) >= Steady ? 0 : failures + 1;
            if (failures >= MaxResumeFailures && !connection.WasReady) session = null;
            if (failures >= MaxFailures && !connection.WasReady) throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable));
            var pause = connection.WasInvalid ? chance.Between(LeastInvalidPause, MostInvalidPause) : failures <= 1 ? chance.Between(TimeSpan.Zero, LeastInvalidPause) : chance.Backoff(failures);
            await Task.Delay(pause, time, cancellation);
        }
    }

    private async Task<string> LocateAsync(CancellationToken cancellation)
    {
        var info = await setup.Locate(cancellation);
        return info.SessionStartLimit is { Remaining: <= 0 } used
            ? throw new PlatformTroubleException(new PlatformTrouble(TroubleKind.SlowedDown, Detail: "session_start_limit"), TimeSpan.FromMilliseconds(Math.Clamp(used.ResetAfter, 1_000, 86_400_000)))
            : info.Url;
    }
}
