using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace ModBot.Adapters.Local;

/// <summary>Settings of the built-in chat.</summary>
public sealed partial class LocalOptions : IValidatableObject
{
    /// <summary>The name under which the moderation speaks when nothing else is set.</summary>
    public const string DefaultBotName = "De moderatie";

    private const int MaxRooms = 100;

    private static readonly LocalRoom[] DefaultRooms =
    [
        new() { Name = "plein", Title = "Plein" },
        new() { Name = "gaming", Title = "Gaming" },
        new() { Name = "muziek", Title = "Muziek" },
    ];

    /// <summary>Whether the chat is on. Null: on while no other platform is configured.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// Whether other machines may use the chat. Off: only this machine, also when the host listens on other addresses. Anyone who can
    /// reach a chat that is on for others can read and write in it.
    /// </summary>
    public bool AllowRemote { get; set; }

    /// <summary>The rooms; empty means Plein, Gaming and Muziek. At most 100.</summary>
    public IList<LocalRoom> Rooms { get; set; } = [];

    /// <summary>Under which name the moderation speaks, 1–40 characters. Never the name of a moderator.</summary>
    [Required, StringLength(LocalText.MaxAuthorLength, MinimumLength = 1)]
    public string BotName { get; set; } = DefaultBotName;

    /// <summary>Days that messages are kept, 1–365.</summary>
    /// <value>30.</value>
    [Range(1, 365)]
    public int KeepDays { get; set; } = 30;

    /// <summary>Messages that are kept in each room, 100–1,000,000.</summary>
    /// <value>10,000.</value>
    [Range(100, 1_000_000)]
    public int MaxMessagesPerRoom { get; set; } = 10_000;

    /// <summary>Size in megabytes (2^20 bytes) at which the chat takes no more messages, 1–100,000, so that a flood never fills the disk.</summary>
    /// <value>1,024.</value>
    [Range(1, 100_000)]
    public int MaxFileMegabytes { get; set; } = 1024;

    /// <summary>Where the house rules are; null for the page that the chat itself has. A path on this host or an https address.</summary>
    [RegularExpression("^(/(?![/\\\\]).*|https://.+)$")]
    public string? HouseRulesUrl { get; set; }

    /// <summary>The rooms there are: those configured, or the usual three.</summary>
    public IReadOnlyList<LocalRoom> RoomsOrDefault() => Rooms.Count == 0 ? DefaultRooms : [.. Rooms];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Rooms.Count > MaxRooms)
            yield return new ValidationResult($"There are {Rooms.Count} rooms; at most {MaxRooms} are possible.", [nameof(Rooms)]);

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var room in Rooms)
        {
            if (room.Name is null || !RoomName().IsMatch(room.Name))
                yield return new ValidationResult($"Room name '{room.Name}' must be 1–40 of a–z, 0–9 and '-'.", [nameof(Rooms)]);
            else if (!names.Add(room.Name))
                yield return new ValidationResult($"Room name '{room.Name}' is there twice.", [nameof(Rooms)]);

            if (string.IsNullOrWhiteSpace(room.Title) || room.Title.Length > 60)
                yield return new ValidationResult($"The title of room '{room.Name}' must have 1–60 characters.", [nameof(Rooms)]);
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RoomName();
}

/// <summary>A room of the built-in chat.</summary>
public sealed class LocalRoom
{
    /// <summary>Its name in addresses: 1–40 of a–z, 0–9 and '-'.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its name for people, 1–60 characters.</summary>
    public string Title { get; set; } = "";
}
