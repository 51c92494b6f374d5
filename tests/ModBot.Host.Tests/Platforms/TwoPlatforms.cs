using Microsoft.Extensions.DependencyInjection;
using ModBot.Host.Desk;
using ModBot.Host.Tests.Setup;
using ModBot.Platforms.Fakes.Discord;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Host.Tests.Platforms;

/// <summary>The whole application on a stand-in Telegram and a stand-in Discord: people talk on both, and the team can be asked on both.</summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    private static readonly string[] Rights = ["can_delete_messages", "can_restrict_members"];

    private TwoPlatforms(TelegramServer telegram, DiscordServer discord)
    {
        (Telegram, Discord) = (telegram, discord);
        TelegramMina = telegram.CreateUser("Mina");
        Anna = telegram.CreateUser("Anna");
        Plein = telegram.CreateSupergroup("Plein").Join(TelegramMina, MemberStatus.Creator).Join(Anna).AddBot(Rights);
        TelegramDesk = telegram.CreateSupergroup("Moderatoren").Join(TelegramMina, MemberStatus.Creator).AddBot(Rights);
        var guild = discord.AddGuild("Gaming");
        Lobby = discord.AddChannel(guild, "lobby");
        DiscordDesk = discord.AddChannel(guild, "moderators");
        DiscordMina = discord.AddMember(guild, "Mina");
        Bram = discord.AddMember(guild, "Bram");
    }

    public TelegramServer Telegram { get; }

    public DiscordServer Discord { get; }

    public WholeHost Host { get; private set; } = null!;

    public TelegramUser TelegramMina { get; }

    public TelegramUser Anna { get; }

    public TelegramChat Plein { get; }

    public TelegramChat TelegramDesk { get; }

    public string Lobby { get; }

    public string DiscordDesk { get; }

    public string DiscordMina { get; }

    public string Bram { get; }

    /// <summary>The card that was posted last in the desk room on Telegram; null for none.</summary>
    public TelegramMessage? TelegramCard => Telegram.Sent.LastOrDefault(sent => sent.ChatId == TelegramDesk.Id && sent.DeletedAt is null && sent.Text.Contains(" · ", StringComparison.Ordinal));

    /// <summary>The card that was posted last in the desk room on Discord; null for none.</summary>
    public DiscordPost? DiscordCard => Discord.BotPosts(DiscordDesk).LastOrDefault(post => !post.IsDeleted && post.OnlyFor is null && post.Text.Contains(" · ", StringComparison.Ordinal));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TwoPlatforms> StartAsync()
    {
        var world = new TwoPlatforms(await TelegramServer.StartAsync(new TelegramOptions { SlowsBusyPolling = false }), await DiscordServer.StartAsync());
        world.Host = await WholeHost.StartAsync(
            null,
            ("Telegram:Token", world.Telegram.Token), ("Telegram:BaseUrl", world.Telegram.BaseUrl), ("Telegram:PollSeconds", "2"),
            ("Discord:Token", world.Discord.Token), ("Discord:ApiBase", world.Discord.ApiBase));
        await world.Discord.ConnectedAsync(Token);
        return world;
    }

    /// <summary>Mina, who leads the team, makes the moderators' group on Telegram the desk.</summary>
    public async Task OpenTelegramDeskAsync()
    {
        Telegram.StartBot(TelegramMina, await CodeAsync());
        await Telegram.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == TelegramMina.Id && sent.Text.Contains("Mina", StringComparison.Ordinal)), Token);
        TelegramDesk.Post(TelegramMina, "/desk");
        await Telegram.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == TelegramDesk.Id), Token);
    }

    /// <summary>Mina makes the moderators' channel on Discord the desk.</summary>
    public async Task OpenDiscordDeskAsync()
    {
        // The commands are registered beside the first reading.
        await Discord.UntilAsync(server => server.Calls.Any(call => call.Key.StartsWith("PUT /applications/", StringComparison.Ordinal)), Token);
        var code = await CodeAsync();
        await Discord.AnswerAsync(Discord.RunCommand(DiscordMina, DiscordDesk, "koppel", ("code", code)), Token);
        var answer = await Discord.AnswerAsync(Discord.RunCommand(DiscordMina, DiscordDesk, "desk"), Token);
        answer.Answer!.OnlyFor.ShouldBe(DiscordMina);
        answer.Answer.Text.ShouldContain("moderatorkamer");
    }

    /// <summary>Presses a button under the card on Discord, and waits until the card says or offers something else.</summary>
    public async Task<DiscordInteraction> PressDiscordAsync(string label, string? then = null)
    {
        await Discord.UntilAsync(_ => Offers(DiscordCard, label), Token);
        var answer = await Discord.AnswerAsync(Discord.Press(DiscordMina, DiscordCard!.Id, DiscordCard.Buttons.First(button => button.Label.Contains(label, StringComparison.Ordinal)).Label), Token);
        if (then is not null) await Discord.UntilAsync(_ => Offers(DiscordCard, then), Token);
        return answer;
    }

    /// <summary>Presses a button under the card on Telegram, and waits until the card says or offers something else.</summary>
    public async Task PressTelegramAsync(string label, string? then = null)
    {
        await Telegram.UntilAsync(_ => Offers(TelegramCard, label), Token);
        TelegramDesk.Press(TelegramMina, TelegramCard!, TelegramCard!.Buttons.SelectMany(row => row).First(button => button.Text.Contains(label, StringComparison.Ordinal)).Text);
        if (then is not null) await Telegram.UntilAsync(_ => Offers(TelegramCard, then), Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
    }

    private static bool Offers(DiscordPost? card, string what) => card is not null && (card.Text.Contains(what, StringComparison.Ordinal) || card.Buttons.Any(button => button.Label.Contains(what, StringComparison.Ordinal)));

    private static bool Offers(TelegramMessage? card, string what) => card is not null && (card.Text.Contains(what, StringComparison.Ordinal) || card.Buttons.Any(row => row.Any(button => button.Text.Contains(what, StringComparison.Ordinal))));

    private async Task<string> CodeAsync()
    {
        var team = Host.Services.GetRequiredService<ITeam>();
        return await team.CreateLinkCodeAsync((await team.AddAsync("Mina", ModeratorRole.Lead, Token)).Id, Token);
    }
}
