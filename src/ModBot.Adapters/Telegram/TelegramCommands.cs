using ModBot.Adapters.Contract;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ModBot.Adapters.Telegram;

/// <summary>Commands as they are typed: <c>/meld</c>, <c>/meld@OurBot</c>, <c>/koppel CODE</c>, and the start link <c>/start CODE</c>.</summary>
internal static class TelegramCommands
{
    /// <summary>What stands in the menu.</summary>
    public static readonly IReadOnlyList<BotCommand> Menu =
    [
        new("meld", "Meld een bericht aan het team: antwoord erop en typ /meld"),
        new("hulp", "Waar je hulp vindt"),
        new("norm", "Hoe we hier met elkaar omgaan"),
        new("bezwaar", "Je bericht is weggehaald en je bent het er niet mee eens"),
        new("mijngegevens", "Wat ModBot van je bewaart"),
    ];

    private const string Start = "start";
    private const string Off = "uit";

    private static readonly Dictionary<string, CommandKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["meld"] = CommandKind.Report,
        ["hulp"] = CommandKind.Help,
        ["help"] = CommandKind.Help,
        ["norm"] = CommandKind.Norm,
        ["mijngegevens"] = CommandKind.MyData,
        ["bezwaar"] = CommandKind.Appeal,
        ["koppel"] = CommandKind.Link,
        [Start] = CommandKind.Link,
        ["desk"] = CommandKind.OpenDesk,
        ["ikbener"] = CommandKind.Duty,
    };

    /// <summary>Reads a command for us.</summary>
    /// <param name="platform">The connection.</param>
    /// <param name="message">The message.</param>
    /// <param name="botName">Our own user name.</param>
    /// <returns>Null for a message that is no command of ours.</returns>
    public static PlatformCommand? Read(string platform, Message message, string botName)
    {
        if (message.Text is not { } text || message.Entities?.FirstOrDefault(entity => entity is { Type: MessageEntityType.BotCommand, Offset: 0 }) is not { Length: > 1 } entity || entity.Length > text.Length) return null;
        var name = text[1..entity.Length].Split('@');
        if (name.Length > 1 && !string.Equals(name[1], botName, StringComparison.OrdinalIgnoreCase)) return null;
        if (!Kinds.TryGetValue(name[0], out var kind) || message is { SenderChat: null, From.IsBot: true }) return null;
        var argument = text[entity.Length..].Trim();

        // Members press Start so that the bot may write to them; only a link of the console brings a code along.
        if (string.Equals(name[0], Start, StringComparison.OrdinalIgnoreCase) && argument.Length == 0) kind = CommandKind.Help;
        if (kind == CommandKind.OpenDesk && string.Equals(argument, Off, StringComparison.OrdinalIgnoreCase)) kind = CommandKind.CloseDesk;

        // Whoever speaks as the group or as a channel comes with the name of a stand-in, which is nobody.
        var from = message is { SenderChat: null, From: { } sender }
            ? new PlatformUser(platform, sender.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), sender.FirstName) { Language = sender.LanguageCode?.Split('-')[0] }
            : new PlatformUser(platform, string.Empty, string.Empty);
        return new PlatformCommand
        {
            Kind = kind,
            By = from,
            Channel = TelegramRoom.Of(message).ToString(),
            IsPrivate = message.Chat.Type == ChatType.Private,
            Argument = argument,
            Target = kind == CommandKind.Report && message.ReplyToMessage is { } target ? TelegramMessages.Of(platform, target, 0) : null,
        };
    }
}
