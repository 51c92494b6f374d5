namespace ModBot.Platforms.Fakes.Serving;

/// <summary>What can go wrong with a call.</summary>
public enum Fault
{
    /// <summary>Refused as too many; the answer says how long to wait. Nothing happened.</summary>
    TooManyRequests = 0,

    /// <summary>Refused as too many for the whole bot.</summary>
    TooManyGlobally,

    /// <summary>Refused as too many for a resource shared with others.</summary>
    TooManyShared,

    /// <summary>Answered with 500 before anything happened.</summary>
    ServerError,

    /// <summary>Answered with 502 after it happened.</summary>
    BadGatewayAfterApplying,

    /// <summary>It happened, and the connection is cut before the answer.</summary>
    CutAfterApplying,

    /// <summary>The connection is cut before anything happened.</summary>
    CutBefore,

    /// <summary>It happened, and no answer ever comes.</summary>
    SilentAfterApplying,
}

/// <summary>
/// Decides which calls go wrong: those that a test named, and by chance a share of the rest, from a seed so that a run can be repeated. Thread-safe.
/// </summary>
/// <param name="seed">The seed of chance.</param>
public sealed class FaultPlan(int seed = 1)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);
    private readonly List<(string Call, Fault Fault, TimeSpan? RetryAfter)> named = [];

    /// <summary>Share of the calls that goes wrong by chance, 0–1.</summary>
    public double Share { get; set; }

    /// <summary>The faults that chance picks from; every kind unless set.</summary>
    public IReadOnlyList<Fault> Kinds { get; set; } = Enum.GetValues<Fault>();

    /// <summary>How long a refusal that chance picks asks to wait.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many calls went wrong so far.</summary>
    public int Struck { get; private set; }

    /// <summary>Makes the next call of this name go wrong; may be said several times.</summary>
    /// <param name="call">The method of the platform, such as <c>sendMessage</c>, or a route template.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="retryAfter">How long a refusal asks to wait.</param>
    public void FailNext(string call, Fault fault, TimeSpan? retryAfter = null)
    {
        lock (gate) named.Add((call, fault, retryAfter));
    }

    /// <summary>What goes wrong with this call; null for nothing.</summary>
    public (Fault Fault, TimeSpan RetryAfter)? Next(string call)
    {
        lock (gate)
        {
            var index = named.FindIndex(each => string.Equals(each.Call, call, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
            {
                var (_, fault, retryAfter) = named[index];
                named.RemoveAt(index);
                Struck++;
                return (fault, retryAfter ?? RetryAfter);
            }

            if (Share <= 0 || random.NextDouble() >= Share) return null;
            Struck++;
            return (Kinds[random.Next(Kinds.Count)], RetryAfter);
        }
    }
}
