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

    /// <summary>The entities of a text.</summary>
    public static IReadOnlyList<MessageEntity> Entities(DeskText text) =>
    [
        .. text.Spans.Where(span => span.Length > 0 && span.Start >= 0 && span.Start + span.Length <= text.Text.Length).Select(span => new MessageEntity
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
        var end = char.IsHighSurrogate(text.Text[MaxText - 1]) ? MaxText - 1 : MaxText;
        return new DeskText(text.Text[..end], [.. text.Spans.Where(span => span.Start < end).Select(span => span with { Length = Math.Min(span.Length, end - span.Start) })]);
    }

    /// <summary>The buttons under a message; null for none.</summary>
    public static InlineKeyboardMarkup? Keyboard(DeskView view) => view.Buttons.Count == 0
        ? null
        : new InlineKeyboardMarkup(view.Buttons.Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Label, button.Data))));
}
