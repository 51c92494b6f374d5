using ModBot.Adapters.Contract;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ModBot.Adapters.Telegram;

/// <summary>Desk texts as Telegram takes them: plain text with entities beside it, so that nothing a member wrote can become markup. Positions are UTF-16 units on both sides.</summary>
internal static class TelegramText
{
    /// <summary>Longest text of a message.</summary>
    public const int MaxText = 4096;

    /// <summary>Whatever address a text holds, nothing of it is fetched and shown.</summary>
    public static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>The entities of a text.</summary>
    public static IReadOnlyList<MessageEntity> Entities(DeskText text) =>
    [
        .. text.Spans.Where(span => span.Length > 0 && span.Start >= 0 && span.Length <= text.Text.Length - span.Start).Select(span => new MessageEntity
        {
            Offset = span.Start,
            Length = span.Length,
            Type = span.Style switch
            {
                DeskStyle.Bold => MessageEntityType.Bold,
                DeskStyle.Spoiler => MessageEntityType.Spoiler,
                _ => MessageEntityType.Blockquote,
            },
        }),
    ];

    /// <summary>A text cut to what a message holds, and its styles with it.</summary>
    public static DeskText Fit(DeskText text)
    {
        if (text.Text.Length <= MaxText) return text;
        var cut = Cut(text.Text, MaxText);
        var end = cut.Length;
        return new DeskText(cut, [.. text.Spans.Where(span => span.Start < end).Select(span => span with { Length = Math.Min(span.Length, end - span.Start) })]);
    }

    /// <summary>The buttons under a message; null for none.</summary>
    public static InlineKeyboardMarkup? Keyboard(DeskView view) => view.Buttons.Count == 0
        ? null
        : new InlineKeyboardMarkup(view.Buttons.Select(row => row.Select(Button)));

    /// <summary>A text that is not longer than so many units, and does not end in half a symbol.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static InlineKeyboardButton Button(DeskButton button) => new(button.Label)
    {
        CallbackData = button.Data,
        Style = button.Style switch
        {
            DeskButtonStyle.Primary => KeyboardButtonStyle.Primary,
            DeskButtonStyle.Danger => KeyboardButtonStyle.Danger,
            _ => null,
        },
    };
}
