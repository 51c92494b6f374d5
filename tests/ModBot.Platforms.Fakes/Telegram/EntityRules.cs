using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>What holds for the entities of a text.</summary>
internal static partial class EntityRules
{
    private static readonly HashSet<string> Types =
    [
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre",
        "text_link", "text_mention", "custom_emoji",
    ];

    /// <summary>The entities that a call gives, held against its text.</summary>
    /// <exception cref="ApiRefusal">One of them is not inside the text, or is of an unknown kind.</exception>
    public static IReadOnlyList<TelegramEntity> Read(string text, JsonArray? given)
    {
        var entities = new List<TelegramEntity>();
        foreach (var each in given?.OfType<JsonObject>() ?? [])
        {
            var entity = new TelegramEntity(each["type"]?.GetValue<string>() ?? "", Whole(each["offset"]), Whole(each["length"]), each["url"]?.GetValue<string>());
            Check(text, entity);
            entities.Add(entity);
        }

        return WithFound(text, entities);
    }

    /// <summary>The given entities and the commands, mentions and addresses that the server finds by itself outside code and links.</summary>
    public static IReadOnlyList<TelegramEntity> WithFound(string text, IReadOnlyList<TelegramEntity> given)
    {
        var closed = given.Where(each => each.Type is "code" or "pre" or "text_link").ToList();
        var found = Found().Matches(text).Select(each => new TelegramEntity(Kind(each.Value), each.Index, each.Length))
            .Where(each => closed.TrueForAll(other => each.Offset + each.Length <= other.Offset || each.Offset >= other.Offset + other.Length));
        return [.. given.Concat(found).OrderBy(each => each.Offset).ThenByDescending(each => each.Length)];
    }

    private static void Check(string text, TelegramEntity entity)
    {
        if (!Types.Contains(entity.Type)) throw ApiRefusal.Bad($"can't parse MessageEntity: unsupported type \"{entity.Type}\"");
        if (entity.Offset < 0 || entity.Length < 1) throw ApiRefusal.Bad($"can't parse MessageEntity: offset {entity.Offset} and length {entity.Length} are outside the text");
        if (entity.Offset >= text.Length) throw ApiRefusal.Bad($"entity begins after the end of the text at UTF-16 offset {entity.Offset}");
        var end = (long)entity.Offset + entity.Length;
        if (end > text.Length) throw ApiRefusal.Bad($"entity beginning at UTF-16 offset {entity.Offset} ends after the end of the text at UTF-16 offset {end}");
        if (IsInsideSymbol(text, entity.Offset)) throw ApiRefusal.Bad($"entity begins in a middle of a UTF-16 symbol at UTF-16 offset {entity.Offset}");
        if (IsInsideSymbol(text, (int)end)) throw ApiRefusal.Bad($"entity ends in a middle of a UTF-16 symbol at UTF-16 offset {end}");
    }

    private static bool IsInsideSymbol(string text, int index) => index > 0 && index < text.Length && char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]);

    private static int Whole(JsonNode? number) => (int)Math.Clamp(number?.GetValue<long>() ?? -1, int.MinValue, int.MaxValue);

    private static string Kind(string found) => found[0] switch
    {
        '/' => "bot_command",
        '@' => "mention",
        _ => "url",
    };

    [GeneratedRegex(@"(?<![\w/@.])(?:/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])|@[A-Za-z0-9_]{4,32})|\bhttps?://\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Found();
}
