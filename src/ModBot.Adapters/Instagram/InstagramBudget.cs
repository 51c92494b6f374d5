using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ModBot.Adapters.Instagram;

/// <summary>How much of what Meta allows is used up, as its answers say, and how long nothing may be asked any more. Asking while it is used up makes it last longer. Thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class InstagramBudget(TimeProvider time)
{
    /// <summary>From here on only what people wait for is asked without delay.</summary>
    public const int Scarce = 75;

    private const int UsedUp = 100;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // Limits go by the day; whatever else is said is looked at again then.
    private static readonly TimeSpan LongestSaid = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private DateTimeOffset pausedUntil;
    private TimeSpan pause = FirstPause;
    private int used;

    /// <summary>How long nothing may be asked; zero when something may.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (gate) return pausedUntil - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether reading should go easy, so that acting finds room.</summary>
    public bool IsScarce
    {
        get
        {
            lock (gate) return used >= Scarce;
        }
    }

    /// <summary>Notes what an answer says about use.</summary>
    public void Note(HttpResponseHeaders headers)
    {
        var (most, minutes) = (-1, 0);
        foreach (var name in (ReadOnlySpan<string>)["X-Business-Use-Case-Usage", "X-App-Usage"])
        {
            if (!headers.TryGetValues(name, out var values)) continue;
            foreach (var value in values) (most, minutes) = Higher((most, minutes), value);
        }

        if (most < 0) return;
        lock (gate)
        {
            used = most;
            if (minutes > 0) PauseFor(TimeSpan.FromMinutes(minutes));
            else if (used < UsedUp) pause = FirstPause;
        }
    }

    /// <summary>Meta refused a call as one too many, and did not say for how long: a little longer each time.</summary>
    public void Refused()
    {
        lock (gate)
        {
            if (pausedUntil > time.GetUtcNow()) return;
            PauseFor(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private void PauseFor(TimeSpan length)
    {
        var until = time.GetUtcNow() + (length < LongestSaid ? length : LongestSaid);
        if (until > pausedUntil) pausedUntil = until;
    }

    private static (int Most, int Minutes) Higher((int Most, int Minutes) so, string header)
    {
        try
        {
            using var document = JsonDocument.Parse(header);
            Walk(document.RootElement, ref so);
        }
        catch (JsonException)
        {
            // A header that cannot be read says nothing.
        }

        return so;
    }

    // Shares of a hundred under several names, per account and kind of call.
    private static void Walk(JsonElement element, ref (int Most, int Minutes) so)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, ref so);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name is "call_count" or "total_cputime" or "total_time") so.Most = Math.Max(so.Most, Whole(property.Value));
                else if (property.Name == "estimated_time_to_regain_access") so.Minutes = Math.Max(so.Minutes, Whole(property.Value));
                else Walk(property.Value, ref so);
            }
        }
    }

    private static int Whole(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000 ? (int)Math.Ceiling(number) : 0;
    }
}
