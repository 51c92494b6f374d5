using Microsoft.Extensions.DependencyInjection;
using ModBot.Host.Desk;
using ModBot.Host.Tests.Setup;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Host.Tests.Platforms;

/// <summary>The whole application on a stand-in Telegram: a group where people talk, and one where the team is asked.</summary>
internal sealed class TelegramWorld : IAsyncDisposable
{
    private static readonly string[] Rights = ["can_delete_messages", "can_restrict_members"];

    private TelegramWorld(TelegramServer server)
    {
        Server = server;
        Mina = server.CreateUser("Mina");
        Noor = server.CreateUser("Noor");
        Anna = server.CreateUser("Anna");
        Plein = server.CreateSupergroup("Plein").Join(Mina, MemberStatus.Creator).Join(Anna).AddBot(Rights);
        Moderators = server.CreateSupergroup("Moderatoren").Join(Mina, MemberStatus.Creator).Join(Noor).AddBot(Rights);
    }

    public TelegramServer Server { get; }

    public WholeHost Host { get; private set; } = null!;

    /// <summary>Leads the team.</summary>
    public TelegramUser Mina { get; }

    /// <summary>A moderator.</summary>
    public TelegramUser Noor { get; }

    /// <summary>A member.</summary>
    public TelegramUser Anna { get; }

    public TelegramChat Plein { get; }

    public TelegramChat Moderators { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TelegramWorld> StartAsync(params (string Key, string Value)[] settings)
    {
        var world = new TelegramWorld(await TelegramServer.StartAsync(new TelegramOptions { SlowsBusyPolling = false }));
        world.Host = await WholeHost.StartAsync(null, [("Telegram:Token", world.Server.Token), ("Telegram:BaseUrl", world.Server.BaseUrl), ("Telegram:PollSeconds", "2"), .. settings]);
        return world;
    }

    /// <summary>Both are linked and the moderators' group is the desk.</summary>
    public async Task OpenDeskAsync()
    {
        await LinkAsync(Mina, ModeratorRole.Lead);
        await LinkAsync(Noor, ModeratorRole.Moderator);
        Moderators.Post(Mina, "/desk");
        await Server.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == Moderators.Id && sent.Text.Contains("moderatorkamer", StringComparison.Ordinal)), Token);
    }

    /// <summary>A person says with a code of the console that this account is hers.</summary>
    public async Task LinkAsync(TelegramUser user, ModeratorRole role)
    {
        var team = Host.Services.GetRequiredService<ITeam>();
        var member = await team.AddAsync(user.FirstName, role, Token);
        Server.StartBot(user, await team.CreateLinkCodeAsync(member.Id, Token));
        await Server.UntilAsync(server => server.Sent.Any(sent => sent.ChatId == user.Id && sent.Text.Contains(user.FirstName, StringComparison.Ordinal)), Token);
    }

    /// <summary>The card that was posted last in the moderators' group.</summary>
    public TelegramMessage Card => Server.Sent.Last(sent => sent.ChatId == Moderators.Id && sent.DeletedAt is null && sent.Text.Contains("Plein", StringComparison.Ordinal));

    /// <summary>Waits until the card has a button or text.</summary>
    public Task UntilCardAsync(string says) => Server.UntilAsync(
        server => server.Sent.LastOrDefault(sent => sent.ChatId == Moderators.Id && sent.DeletedAt is null && sent.Text.Contains("Plein", StringComparison.Ordinal)) is { } card
            && (card.Text.Contains(says, StringComparison.Ordinal) || card.Buttons.Any(row => row.Any(button => button.Text.Contains(says, StringComparison.Ordinal)))), Token);

    /// <summary>Presses a button of the card and waits until it says something else.</summary>
    public async Task PressAsync(TelegramUser by, string label, string then)
    {
        await UntilCardAsync(label);
        Moderators.Press(by, Card, Card.Buttons.SelectMany(row => row).First(button => button.Text.Contains(label, StringComparison.Ordinal)).Text);
        await UntilCardAsync(then);
    }

    /// <summary>Answers the questions of the guideline: a real person, hurtful, no danger, not known to us.</summary>
    public async Task AnswerQuestionsAsync(TelegramUser by)
    {
        await PressAsync(by, "De vragen", "N1.");
        await PressAsync(by, "Ja", "N2.");
        await PressAsync(by, "Ja", "N4.");
        await PressAsync(by, "Nee", "N5.");
        await PressAsync(by, "Nee", "Stel de norm");
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is not null) await Host.DisposeAsync();
        await Server.DisposeAsync();
    }
}
