namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>Which messages the bot gets.</summary>
internal static class Visibility
{
    /// <summary>
    /// Administrators and bots with privacy mode off get everything except what bots post; others get commands for them, replies to them and service messages.
    /// </summary>
    public static bool BotGets(World world, TelegramChat chat, TelegramMessage message)
    {
        var bot = chat.MemberOf(world.Bot);
        if (!bot.IsIn || message.IsByBot) return false;
        if (chat.Kind is ChatKind.Private) return !world.Blocked.Contains(chat.Id);
        if (message.IsService) return true;
        if (message.From is { IsBot: true }) return false;
        if (bot.IsAdministrator || chat.BotSeesAll || chat.Kind is ChatKind.Channel) return true;
        return IsForBot(world, chat, message);
    }

    private static bool IsForBot(World world, TelegramChat chat, TelegramMessage message)
    {
        if (message.ReplyTo is { } target && chat.Find(target) is { IsByBot: true }) return true;
        var mention = $"@{world.Bot.UserName}";
        foreach (var entity in message.Entities.Where(each => each.Type == "bot_command"))
        {
            var command = message.Text.Substring(entity.Offset, entity.Length);
            var at = command.IndexOf('@', StringComparison.Ordinal);
            if (at >= 0 && string.Equals(command[at..], mention, StringComparison.OrdinalIgnoreCase)) return true;
            if (at < 0 && IsLastBot(chat, message)) return true;
        }

        return false;
    }

    private static bool IsLastBot(TelegramChat chat, TelegramMessage message) =>
        chat.Messages.LastOrDefault(each => each.Id < message.Id && (each.IsByBot || each.From is { IsBot: true })) is { IsByBot: true };
}
