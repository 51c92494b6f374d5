using System.Text;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Reads the <c>reply_markup</c> of a call.</summary>
internal static class MarkupReader
{
    private static readonly string[] Styles = ["danger", "success", "primary"];
    private static readonly string[] Served = ["text", "callback_data", "url", "style"];

    /// <summary>The rows of inline buttons; none for other kinds of markup.</summary>
    /// <exception cref="ApiRefusal">A button is not as it must be.</exception>
    public static IReadOnlyList<IReadOnlyList<TelegramButton>> Buttons(JsonObject? markup)
    {
        if (markup?["inline_keyboard"] is not JsonArray rows) return [];
        var buttons = rows.Select(row => (row as JsonArray ?? []).OfType<JsonObject>().Select(Button).ToList()).Where(row => row.Count > 0).ToList();
        return buttons.Sum(row => row.Count) > 100 ? throw ApiRefusal.Bad("reply markup is too long") : buttons;
    }

    /// <summary>What stands in the empty field of a forced reply; null for none.</summary>
    public static string? Placeholder(JsonObject? markup)
    {
        var placeholder = markup?["input_field_placeholder"]?.GetValue<string>();
        return placeholder is { Length: 0 or > 64 } ? throw ApiRefusal.Bad("input_field_placeholder must have 1-64 characters") : placeholder;
    }

    /// <summary>Whether it asks for a reply.</summary>
    public static bool ForcesReply(JsonObject? markup) => markup?["force_reply"]?.GetValue<bool>() is true;

    private static TelegramButton Button(JsonObject json)
    {
        var wrong = json.Select(each => each.Key).FirstOrDefault(each => !Served.Contains(each, StringComparer.Ordinal));
        if (wrong is not null) throw ApiRefusal.Bad($"field \"{wrong}\" of InlineKeyboardButton is not served by the stand-in");
        var text = json["text"]?.GetValue<string>() ?? "";
        var data = json["callback_data"]?.GetValue<string>();
        var url = json["url"]?.GetValue<string>();
        var style = json["style"]?.GetValue<string>();
        if (text.Length == 0) throw ApiRefusal.Bad("can't parse inline keyboard button: text must be non-empty");
        if (data is null && url is null) throw ApiRefusal.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (data is not null && Encoding.UTF8.GetByteCount(data) is < 1 or > 64) throw ApiRefusal.Bad("BUTTON_DATA_INVALID");
        if (data is not null && url is not null) throw ApiRefusal.Bad("an inline button must have exactly one of callback_data and url");
        if (style is not null && !Styles.Contains(style, StringComparer.Ordinal)) throw ApiRefusal.Bad("can't parse inline keyboard button: invalid button style specified");
        return new TelegramButton(text, data, url, style);
    }
}
