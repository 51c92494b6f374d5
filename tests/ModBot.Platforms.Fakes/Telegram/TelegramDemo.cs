namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>A small world to try the bot in by hand.</summary>
public static class TelegramDemo
{
    /// <summary>
    /// Starts a server with two supergroups, "Plein" for everybody and "Moderatoren" for the team; two members and one moderator, who all started the bot. The bot is an administrator of both.
    /// </summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    public static async Task<TelegramServer> StartAsync(int port)
    {
        var server = await TelegramServer.StartAsync(new TelegramOptions { Port = port, TakesPlainWebhooks = true });
        var anna = server.CreateUser("Anna", "anna_plein");
        var bram = server.CreateUser("Bram", "bram_plein");
        var mina = server.CreateUser("Mina (moderator)", "mina_mod");
        string[] rights = ["can_manage_chat", "can_delete_messages", "can_restrict_members", "can_pin_messages"];
        server.CreateSupergroup("Plein").Join(mina, MemberStatus.Creator).Join(anna).Join(bram).AddBot(rights);
        server.CreateSupergroup("Moderatoren").Join(mina, MemberStatus.Creator).AddBot(rights);
        foreach (var user in (TelegramUser[])[anna, bram, mina]) server.StartBot(user);
        return server;
    }
}
