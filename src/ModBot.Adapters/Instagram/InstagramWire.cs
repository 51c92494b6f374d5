using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModBot.Adapters.Instagram;

/// <summary>A list as the Graph API gives it.</summary>
internal sealed record InstagramPage<T>
{
    public IReadOnlyList<T> Data { get; init; } = [];

    public InstagramPaging? Paging { get; init; }

    /// <summary>Where the list goes on; null at its end.</summary>
    public string? Next => Paging is { Next: not null } ? After : null;

    /// <summary>The place after the last one, also when it is not said whether anything comes there, as with a list inside another; null for none.</summary>
    public string? After => Paging is { Cursors.After: { Length: > 0 } after } ? after : null;
}

/// <summary>Whether and where a list goes on.</summary>
internal sealed record InstagramPaging(InstagramCursors? Cursors, string? Next);

/// <summary>Places in a list.</summary>
internal sealed record InstagramCursors(string? After);

/// <summary>The account, as the token's owner.</summary>
internal sealed record InstagramMe
{
    /// <summary>With a Page's token: the Page.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>The professional account, as webhooks name it; not with a Page's token.</summary>
    public string? UserId { get; init; }

    public string? Username { get; init; }

    /// <summary>With a Page's token: the account that is linked to the Page.</summary>
    public InstagramMe? InstagramBusinessAccount { get; init; }
}

/// <summary>A post, reel, advertisement or broadcast.</summary>
internal sealed record InstagramPost
{
    public required string Id { get; init; }

    public string? Caption { get; init; }

    public string? Permalink { get; init; }

    public DateTimeOffset Timestamp { get; init; }

    /// <summary>With replies.</summary>
    public int CommentsCount { get; init; }

    public string? MediaProductType { get; init; }

    public bool IsCommentEnabled { get; init; } = true;
}

/// <summary>Somebody who wrote a comment.</summary>
internal sealed record InstagramAuthor(string? Id, string? Username);

/// <summary>A comment.</summary>
internal sealed record InstagramComment
{
    /// <summary>Empty for one that Meta gives without; nothing can be done with it.</summary>
    public string Id { get; init; } = string.Empty;

    public string? Text { get; init; }

    public DateTimeOffset Timestamp { get; init; }

    public InstagramAuthor? From { get; init; }

    public string? Username { get; init; }

    public string? ParentId { get; init; }

    public bool Hidden { get; init; }

    public InstagramPage<InstagramComment>? Replies { get; init; }

    /// <summary>Who wrote it, by id; the name where no id is given.</summary>
    public string AuthorId => From?.Id ?? AuthorName;

    /// <summary>Stands for a name that is not given.</summary>
    public const string NoName = "?";

    /// <summary>Who wrote it, by name.</summary>
    public string AuthorName => From?.Username ?? Username ?? NoName;
}

/// <summary>Whether something was done.</summary>
internal sealed record InstagramDone(bool Success);

/// <summary>Something that was posted; a comment has an id, a private message a message id.</summary>
internal sealed record InstagramPosted(string? Id, string? MessageId);

/// <summary>What the account's events are brought to, and which of them.</summary>
internal sealed record InstagramSubscription
{
    public IReadOnlyList<string> SubscribedFields { get; init; } = [];
}

/// <summary>A token.</summary>
internal sealed record InstagramTokenAnswer
{
    public required string AccessToken { get; init; }

    /// <summary>Seconds.</summary>
    public long ExpiresIn { get; init; }
}

/// <summary>A refusal; its words are left out, because they can quote what was sent.</summary>
internal sealed record InstagramRefusal
{
    public int Code { get; init; }

    public int ErrorSubcode { get; init; }
}

/// <summary>A body that holds a refusal.</summary>
internal sealed record InstagramRefusalBody(InstagramRefusal? Error);

/// <summary>How the Graph API writes.</summary>
internal static class InstagramJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new MomentConverter() },
    };

    // 2026-11-28T06:40:00+0000, which is no ISO 8601 as this library reads it; some edges give seconds. One that cannot be read must not hide what stands beside it.
    private sealed class MomentConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds is >= 0 and < 253402300800) return DateTimeOffset.FromUnixTimeSeconds(seconds);
            return reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.ToUniversalTime()
                : default;
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
