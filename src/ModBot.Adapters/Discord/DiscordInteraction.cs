using System.Text.Json;

namespace ModBot.Adapters.Discord;

/// <summary>Kinds of interactions.</summary>
internal static class DiscordInteractionType
{
    public const int Command = 2;
    public const int Component = 3;
    public const int Modal = 5;
}

/// <summary>Somebody pressed, typed or chose something. All of it can be forged by the person.</summary>
internal sealed record DiscordInteraction
{
    public string Id { get; init; } = "";

    public string ApplicationId { get; init; } = "";

    public int Type { get; init; }

    /// <summary>The secret with which it is answered, for 15 minutes.</summary>
    public string Token { get; init; } = "";

    public DiscordInteractionData? Data { get; init; }

    public string? GuildId { get; init; }

    public string? ChannelId { get; init; }

    public DiscordMember? Member { get; init; }

    public DiscordUser? User { get; init; }

    /// <summary>The language of the person's Discord, such as <c>en-GB</c>.</summary>
    public string? Locale { get; init; }

    public DiscordMessage? Message { get; init; }
}

/// <summary>What was pressed, typed or chose.</summary>
internal sealed record DiscordInteractionData
{
    public string? Name { get; init; }

    public int? Type { get; init; }

    public string? CustomId { get; init; }

    public string? TargetId { get; init; }

    public IReadOnlyList<DiscordGivenOption>? Options { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }

    public DiscordResolved? Resolved { get; init; }
}

/// <summary>What stood behind a command.</summary>
internal sealed record DiscordGivenOption
{
    public string Name { get; init; } = "";

    public JsonElement? Value { get; init; }
}

/// <summary>The things that an interaction names.</summary>
internal sealed record DiscordResolved
{
    public IReadOnlyDictionary<string, DiscordMessage>? Messages { get; init; }
}

/// <summary>Kinds of first answers.</summary>
internal static class DiscordCallbackType
{
    public const int Message = 4;
    public const int DeferredMessage = 5;
    public const int DeferredUpdate = 6;
    public const int Update = 7;
    public const int Modal = 9;
}

/// <summary>The first answer to an interaction.</summary>
internal sealed record DiscordCallback(int Type, DiscordOutgoing? Data = null);

/// <summary>The first answer that opens a form.</summary>
internal sealed record DiscordModalCallback(DiscordModal Data)
{
    public int Type { get; } = DiscordCallbackType.Modal;
}

/// <summary>A form.</summary>
internal sealed record DiscordModal(string CustomId, string Title, IReadOnlyList<DiscordComponent> Components);
