using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ModBot.Adapters.Instagram;

/// <summary>A comment as a webhook brings it.</summary>
/// <param name="Account">The account it was brought for.</param>
/// <param name="Post">The post it stands under.</param>
/// <param name="Comment">The comment.</param>
/// <param name="IsLive">Whether it was written during a broadcast.</param>
/// <param name="IsOwn">Whether Meta says that the account itself wrote it.</param>
internal sealed record InstagramBroughtComment(string Account, string Post, InstagramComment Comment, bool IsLive, bool IsOwn);

/// <summary>What Meta brought in one call.</summary>
public sealed class InstagramDelivery
{
    internal InstagramDelivery(IReadOnlyList<InstagramBroughtComment> comments, bool isWhole) => (Comments, IsWhole) = (comments, isWhole);

    internal IReadOnlyList<InstagramBroughtComment> Comments { get; }

    /// <summary>Whether all of it could be read; otherwise ModBot has to look by itself.</summary>
    internal bool IsWhole { get; }
}

/// <summary>What Meta brings to a public address: only what it signed is taken.</summary>
public static class InstagramWebhook
{
    /// <summary>The header that carries the signature.</summary>
    public const string SignatureHeader = "X-Hub-Signature-256";

    /// <summary>Largest body that is read, in bytes. What Meta could not bring for that is found by asking.</summary>
    public const int MaxBody = 1 << 20;

    private const int LongestChallenge = 200;
    private const string Scheme = "sha256=";

    // Seconds after the year 5000 are milliseconds.
    private const long LatestSeconds = 95_000_000_000;

    /// <summary>The answer with which the address says that it is ours: what Meta sent along, when it knows our word. Null for every other call.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="mode">What is asked.</param>
    /// <param name="word">The word that was typed in Meta's settings; compared in constant time.</param>
    /// <param name="challenge">What to answer. Letters and digits only, so that nobody has us say something else.</param>
    public static string? Answer(InstagramOptions options, string? mode, string? word, string? challenge) =>
        options.HasWebhook && mode == "subscribe" && word is not null && challenge is { Length: > 0 and <= LongestChallenge } && challenge.All(char.IsAsciiLetterOrDigit)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(word)), SHA256.HashData(Encoding.UTF8.GetBytes(options.VerifyToken!)))
            ? challenge
            : null;

    /// <summary>Whether a call carries anything that could be a signature; the rest need not be read.</summary>
    public static bool MayBeGenuine(string? signature) => signature is not null && signature.Length == Scheme.Length + (SHA256.HashSizeInBytes * 2) && signature.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>Whether Meta signed a body. The signature is over the bytes as they came: read and written again they would be others.</summary>
    public static bool IsGenuine(InstagramOptions options, ReadOnlySpan<byte> body, string? signature)
    {
        if (!options.HasWebhook || !MayBeGenuine(signature)) return false;
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (Convert.FromHexString(signature!.AsSpan(Scheme.Length), given, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        return CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.AppSecret!), body));
    }

    /// <summary>Reads a body; null when it is none of Meta's.</summary>
    public static InstagramDelivery? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "object") is not { } about || !root.TryGetProperty("entry", out var entries) || entries.ValueKind != JsonValueKind.Array) return null;
            List<InstagramBroughtComment> comments = [];

            // The same address may serve a Page, whose events are not ours.
            if (about != "instagram") return new InstagramDelivery(comments, isWhole: true);
            var isWhole = true;
            foreach (var entry in entries.EnumerateArray()) isWhole &= ReadEntry(entry, comments);
            return new InstagramDelivery(comments, isWhole);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // One of Meta's own examples leaves "changes" out and puts the change into the entry.
    private static bool ReadEntry(JsonElement entry, List<InstagramBroughtComment> comments)
    {
        if (entry.ValueKind != JsonValueKind.Object || Text(entry, "id") is not { } account || Moment(entry) is not { } at) return false;
        if (!entry.TryGetProperty("changes", out var changes)) return ReadChange(entry, account, at, comments);
        var isWhole = changes.ValueKind == JsonValueKind.Array;
        if (isWhole) foreach (var change in changes.EnumerateArray()) isWhole &= ReadChange(change, account, at, comments);
        return isWhole;
    }

    private static bool ReadChange(JsonElement change, string account, DateTimeOffset at, List<InstagramBroughtComment> comments)
    {
        if (change.ValueKind != JsonValueKind.Object) return false;

        // Other things that Meta brings, such as private messages, are not read.
        if (Text(change, "field") is not ("comments" or "live_comments") || !change.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Object) return true;
        var post = value.TryGetProperty("media", out var media) && media.ValueKind == JsonValueKind.Object ? Text(media, "id") : null;
        if ((Text(value, "id") ?? Text(value, "comment_id")) is not { } id || post is null || Text(value, "text") is not { } text) return false;
        var from = value.TryGetProperty("from", out var author) && author.ValueKind == JsonValueKind.Object ? author : default;
        var comment = new InstagramComment
        {
            Id = id,
            Text = text,
            Timestamp = at,
            From = from.ValueKind == JsonValueKind.Object ? new InstagramAuthor(Text(from, "id"), Text(from, "username")) : null,
            ParentId = Text(value, "parent_id"),
        };
        var isOwn = from.ValueKind == JsonValueKind.Object && Text(from, "self_ig_scoped_id") is not null;
        comments.Add(new InstagramBroughtComment(account, post, comment, Text(change, "field") == "live_comments" || Text(media, "media_product_type") == "LIVE", isOwn));
        return true;
    }

    private static DateTimeOffset? Moment(JsonElement entry)
    {
        if (!entry.TryGetProperty("time", out var time) || !(time.ValueKind == JsonValueKind.Number ? time.TryGetInt64(out var value) : long.TryParse(Text(entry, "time"), NumberStyles.None, CultureInfo.InvariantCulture, out value)) || value <= 0) return null;
        var seconds = value > LatestSeconds ? value / 1000 : value;
        return seconds <= LatestSeconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    // An id can be a number; half a surrogate pair is no text.
    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
