using System.Globalization;
using ModBot.Adapters.Local;

namespace ModBot.Host.LocalChat;

/// <summary>What the page of a room shows.</summary>
/// <param name="Texts">In the reader's language.</param>
/// <param name="Room">The room.</param>
/// <param name="Items">The messages, as this reader sees them.</param>
/// <param name="Clock">How times are shown.</param>
/// <param name="Options">The chat's settings.</param>
public sealed record ChatView(ChatTexts Texts, LocalRoom Room, IReadOnlyList<LocalChatItem> Items, ChatClock Clock, LocalOptions Options)
{
    /// <summary>The cursor after these messages.</summary>
    public long Next { get; init; }

    /// <summary>The name to write under; null when it is not known yet.</summary>
    public string? Author { get; init; }

    /// <summary>What was written and could not be sent.</summary>
    public string? Draft { get; init; }

    /// <summary>Why it could not be sent.</summary>
    public ChatProblem? Error { get; init; }

    /// <summary>The message that is answered; null for none.</summary>
    public LocalChatItem? Answered { get; init; }

    /// <summary>Where the house rules are.</summary>
    public string HouseRules => $"/chat/{Room.Name}/rules";
}

/// <summary>Shows times as the members read them.</summary>
/// <param name="Zone">The time zone.</param>
/// <param name="Now">What time it is.</param>
public sealed record ChatClock(TimeZoneInfo Zone, DateTimeOffset Now)
{
    /// <summary>The clock of now.</summary>
    public static ChatClock Of(TimeProvider time) => new(time.LocalTimeZone, time.GetUtcNow());

    /// <summary>The time; with the day when that is not today.</summary>
    public string Show(DateTimeOffset moment, CultureInfo culture)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zone);
        return local.ToString(local.Date == TimeZoneInfo.ConvertTime(Now, Zone).Date ? "HH:mm" : "d MMM HH:mm", culture);
    }
}
