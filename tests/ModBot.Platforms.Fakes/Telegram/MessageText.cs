namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Reads the text of a call and its entities.</summary>
internal static class MessageText
{
    private const int Longest = 4096;

    /// <summary>The text without the white space at its end, and its entities.</summary>
    /// <exception cref="ApiRefusal">It is empty, too long, or an entity lies outside it.</exception>
    public static (string Text, IReadOnlyList<TelegramEntity> Entities) Read(ApiCall call)
    {
        call.Refuse("parse_mode");
        var given = call.Text("text") ?? "";
        if (given.Length == 0) throw ApiRefusal.Bad("message text is empty");
        var entities = EntityRules.Read(given, call.List("entities"));
        var text = given.TrimEnd();
        if (text.Length == 0) throw ApiRefusal.Bad("text must be non-empty");
        if (text.Length > Longest) throw ApiRefusal.Bad("message is too long");
        return (text, [.. entities.Where(each => each.Offset < text.Length).Select(each => each with { Length = Math.Min(each.Length, text.Length - each.Offset) })]);
    }

    /// <summary>Whether links show no preview.</summary>
    public static bool HidesPreview(ApiCall call) => call.Object("link_preview_options")?["is_disabled"]?.GetValue<bool>() ?? false;
}
