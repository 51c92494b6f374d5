using ModBot.Platforms.Fakes.Discord;

namespace ModBot.Platforms.Tests.Discord;

/// <summary>A stand-in with a guild: a channel, a room for the team, two members and a moderator.</summary>
internal sealed class DiscordPlace : IAsyncDisposable
{
    private DiscordPlace(DiscordServer server)
    {
        Server = server;
        Guild = server.AddGuild("Plein");
        Channel = server.AddChannel(Guild, "algemeen");
        Desk = server.AddChannel(Guild, "moderatoren");
        Noor = server.AddMember(Guild, "Noor");
        Sem = server.AddMember(Guild, "Sem");
        Joke = server.AddMember(Guild, "Joke", server.AddRole(Guild, "Moderatoren", DiscordPermissions.Moderator));
    }

    public DiscordServer Server { get; }

    public string Guild { get; }

    public string Channel { get; }

    public string Desk { get; }

    public string Noor { get; }

    public string Sem { get; }

    public string Joke { get; }

    public static async Task<DiscordPlace> StartAsync(DiscordServerOptions? options = null, TimeProvider? clock = null) => new(await DiscordServer.StartAsync(options, clock));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
