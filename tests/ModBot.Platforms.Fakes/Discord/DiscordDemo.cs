namespace ModBot.Platforms.Fakes.Discord;

/// <summary>A small guild to try ModBot in by hand.</summary>
public static class DiscordDemo
{
    /// <summary>Starts a stand-in with the channels #algemeen and #moderatoren, two members and a moderator.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    public static async Task<DiscordServer> StartAsync(int port)
    {
        var server = await DiscordServer.StartAsync(new DiscordServerOptions { Port = port, Token = "demo-token", Limits = DiscordServerOptions.SeenLimits, GlobalLimit = new DiscordLimit(50, TimeSpan.FromSeconds(1)) });
        var guild = server.AddGuild("Plein");
        var team = server.AddRole(guild, "Moderatoren", DiscordPermissions.Moderator, position: 10);
        server.AddChannel(guild, "algemeen");
        var desk = server.AddChannel(guild, "moderatoren");
        server.SetOverwrite(desk, guild, deny: DiscordPermissions.ViewChannel);
        server.SetOverwrite(desk, team, allow: DiscordPermissions.ViewChannel);
        server.SetOverwrite(desk, server.BotId, allow: DiscordPermissions.ViewChannel);
        server.AddMember(guild, "Noor");
        server.AddMember(guild, "Sem");
        server.AddMember(guild, "Joke (moderator)", team);
        return server;
    }
}
