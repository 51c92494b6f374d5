using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>An answer of the bot to a press.</summary>
/// <param name="CallbackId">The press.</param>
/// <param name="UserId">Who pressed, so who saw the answer.</param>
/// <param name="Text">What was shown; null for nothing.</param>
/// <param name="IsAlert">Whether it was shown as a window that has to be closed.</param>
public sealed record CallbackAnswer(string CallbackId, long UserId, string? Text, bool IsAlert);

/// <summary>A call that the bot made.</summary>
/// <param name="Method">The method as documented; as sent for an unknown one.</param>
/// <param name="Parameters">Its parameters, made plain; empty when they were not understood.</param>
/// <param name="Code">The error code; 200 when it went well.</param>
/// <param name="At">When it was answered.</param>
public sealed record CallRecord(string Method, JsonObject Parameters, int Code, DateTimeOffset At);

/// <summary>A forum topic.</summary>
/// <param name="Id">The thread id of its messages.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsClosed">Whether nobody but administrators may post in it.</param>
public sealed record TelegramTopic(long Id, string Name, bool IsClosed = false);

/// <summary>How a member posts something.</summary>
public sealed record PostOptions
{
    /// <summary>A plain post.</summary>
    public static readonly PostOptions Plain = new();

    /// <summary>The message it answers; null for none.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>The topic; null for none, or for that of the message it answers.</summary>
    public long? Topic { get; init; }

    /// <summary>What it holds besides text.</summary>
    public MediaKind Media { get; init; }

    /// <summary>The album it belongs to; null for none.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Its entities; commands, mentions and addresses are found by the stand-in.</summary>
    public IReadOnlyList<TelegramEntity> Entities { get; init; } = [];

    /// <summary>Whether it was forwarded from elsewhere.</summary>
    public bool IsForward { get; init; }
}
