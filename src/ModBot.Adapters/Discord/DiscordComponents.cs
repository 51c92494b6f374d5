namespace ModBot.Adapters.Discord;

/// <summary>Kinds of components.</summary>
internal static class DiscordComponentType
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int TextInput = 4;
    public const int TextDisplay = 10;
    public const int Container = 17;
    public const int Label = 18;
}

/// <summary>A part of a message or of a form, of any kind: what a kind does not have stays null.</summary>
internal sealed record DiscordComponent
{
    public int Type { get; init; }

    public string? CustomId { get; init; }

    public int? Style { get; init; }

    /// <summary>On a button or above a field.</summary>
    public string? Label { get; init; }

    /// <summary>Of a text.</summary>
    public string? Content { get; init; }

    /// <summary>Whether a container is blurred until it is pressed.</summary>
    public bool? Spoiler { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }

    /// <summary>The field under a label.</summary>
    public DiscordComponent? Component { get; init; }

    /// <summary>What stands in a field.</summary>
    public string? Value { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }
}
