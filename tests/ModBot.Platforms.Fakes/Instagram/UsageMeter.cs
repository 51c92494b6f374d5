using System.Globalization;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>Counts the calls for the account in the last hour and refuses what is too much. Not thread-safe.</summary>
internal sealed class UsageMeter(InstagramServerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Queue<DateTimeOffset> recent = new();
    private readonly Queue<DateTimeOffset> privateReplies = new();
    private DateTimeOffset blockedUntil = DateTimeOffset.MinValue;
    private TimeSpan blockLength;

    /// <summary>How many calls came while everything was refused.</summary>
    public int CallsWhileBlocked { get; private set; }

    /// <summary>Whether everything is refused now.</summary>
    public bool IsBlocked => clock.GetUtcNow() < blockedUntil;

    /// <summary>How much of the limit is used, in percent.</summary>
    public int Percent
    {
        get
        {
            if (IsBlocked) return 100;
            Forget(recent);
            return options.CallsPerHour is { } limit ? Math.Min(100, recent.Count * 100 / Math.Max(1, limit)) : 0;
        }
    }

    /// <summary>How long everything is still refused.</summary>
    private TimeSpan Wait => IsBlocked ? blockedUntil - clock.GetUtcNow() : TimeSpan.Zero;

    /// <summary>Refuses everything for a while.</summary>
    public void Block(TimeSpan length) => (blockLength, blockedUntil) = (length, clock.GetUtcNow() + length);

    /// <summary>Takes a call into account.</summary>
    /// <exception cref="GraphRefusal">It is too much.</exception>
    public void Take()
    {
        if (IsBlocked)
        {
            CallsWhileBlocked++;
            if (options.ProlongsBlock) blockedUntil = clock.GetUtcNow() + blockLength;
            throw GraphRefusal.Throttled(options.ThrottleStatus, Wait);
        }

        if (options.CallsPerHour is not { } limit) return;
        Forget(recent);
        var now = clock.GetUtcNow();
        if (recent.Count >= limit)
        {
            CallsWhileBlocked++;
            Block(recent.TryPeek(out var oldest) ? oldest + Window - now : Window);
            throw GraphRefusal.Throttled(options.ThrottleStatus, Wait);
        }

        recent.Enqueue(now);
    }

    /// <summary>Takes a private reply into account; they have a limit of their own.</summary>
    /// <exception cref="GraphRefusal">It is too much.</exception>
    public void TakePrivateReply()
    {
        Forget(privateReplies);
        if (privateReplies.Count >= options.PrivateRepliesPerHour)
        {
            // The code of the Messenger limit; that it is also the one for this limit is an assumption.
            throw new GraphRefusal(80006, "(#80006) There have been too many calls to this Messenger account. Wait a bit and try again.") { Status = options.ThrottleStatus };
        }

        privateReplies.Enqueue(clock.GetUtcNow());
    }

    /// <summary>The header that tells how much of the limit of the account is used, by its id.</summary>
    /// <param name="account">The account.</param>
    /// <param name="regainAfter">How long a refusal asks to stay away; null for what the meter itself says.</param>
    public string Header(string account, TimeSpan? regainAfter)
    {
        var percent = regainAfter is null ? Percent : 100;
        var minutes = (int)Math.Ceiling((regainAfter ?? Wait).TotalMinutes);
        // The real one also counts time at work; here those two follow the count, so that a client cannot go by one and forget the others.
        return new JsonObject
        {
            [account] = new JsonArray(new JsonObject
            {
                ["type"] = "instagram",
                ["call_count"] = percent,
                ["total_cputime"] = percent / 4,
                ["total_time"] = percent / 4,
                ["estimated_time_to_regain_access"] = minutes,
            }),
        }.ToJsonString();
    }

    /// <summary>The header that tells how much of the limit of the app is used.</summary>
    public static string AppHeader(int percent) => string.Create(CultureInfo.InvariantCulture, $$"""{"call_count":{{percent}},"total_cputime":0,"total_time":0}""");

    private void Forget(Queue<DateTimeOffset> calls)
    {
        while (calls.TryPeek(out var oldest) && clock.GetUtcNow() - oldest >= Window) calls.Dequeue();
    }
}
