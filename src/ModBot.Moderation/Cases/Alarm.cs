namespace ModBot.Moderation.Cases;

/// <summary>How far an alarm about danger went.</summary>
public enum AlarmStage
{
    /// <summary>It rang, for the first on call.</summary>
    First = 0,

    /// <summary>Nobody took it: the second on call.</summary>
    Second,

    /// <summary>Still nobody: a lead, and what may be hidden is hidden.</summary>
    Lead,
}

/// <summary>The ladder of a P1 alarm: it rings once at each stage, until somebody takes the case (DOMAIN §5, A54).</summary>
public static class Alarm
{
    /// <summary>How long each stage is given.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);

    /// <summary>Which stage is due. After downtime the stages that were missed are not made up for: only the last one rings.</summary>
    /// <param name="since">When it first rang.</param>
    /// <param name="now">The moment.</param>
    public static AlarmStage StageAt(DateTimeOffset since, DateTimeOffset now)
    {
        var waited = now - since;
        if (waited >= Wait * 2) return AlarmStage.Lead;
        return waited >= Wait ? AlarmStage.Second : AlarmStage.First;
    }
}
