using System.Globalization;
using ModBot.Platforms.Fakes.Discord;
using ModBot.Platforms.Fakes.Telegram;

namespace ModBot.Host.Tests.Whole;

/// <summary>A moderator who looks at the cards in a room and presses what comes next, whatever became of the press before; now and then gives a case back, or takes a decision back.</summary>
/// <param name="look">The cards that stand in the room.</param>
/// <param name="press">Presses a button of a card, and waits for what becomes of it.</param>
/// <param name="name">Whose cases this moderator goes on with, beside nobody's.</param>
internal sealed class ButtonPresser(Func<IEnumerable<ButtonPresser.Card>> look, Func<string, string, CancellationToken, Task> press, string name)
{
    private const string GiveBack = "Leg terug";
    private const string TakeBack = "Draai het besluit terug";
    private const string IsOut = "Besloten, wordt gevolgd";
    private const string Change = "Pas de tekst aan";
    private const string Back = "Terug";
    private const int OneIn = 6;
    private static readonly string[] Names = ["Lies", "Mina"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // The first of these that stands under a card is pressed.
    private static readonly string[] Next = ["Laten zo", "Ik pak deze op", "Verwijder nu", "Verstuur naar het kanaal", "Toch sturen", "Sluit de zaak", "Koppel nu door", "Gebruik T"];

    private readonly HashSet<(string Card, string Button)> doubted = [];
    private readonly HashSet<string> stopped = [];
    private readonly Dictionary<string, int> chances = [];
    private string last = "nothing";

    /// <summary>Whether the last look found nothing to press.</summary>
    public bool IsIdle { get; private set; }

    /// <summary>How many presses there were.</summary>
    public int Presses { get; private set; }

    public static ButtonPresser On(DiscordServer discord, string room, string user, string name) => new(
        () => discord.BotPosts(room).Where(post => post is { IsDeleted: false, OnlyFor: null }).Select(post => new Card(post.Id, post.Text, [.. post.Buttons.Select(button => button.Label)])),
        (card, button, cancellation) => discord.AnswerAsync(discord.Press(user, card, button), cancellation),
        name);

    public static ButtonPresser On(TelegramServer telegram, TelegramChat room, TelegramUser user, string name) => new(
        () => telegram.Sent.Where(sent => sent.ChatId == room.Id && sent.DeletedAt is null && sent.Buttons.Count > 0)
            .Select(sent => new Card(sent.Id.ToString(CultureInfo.InvariantCulture), sent.Text, [.. sent.Buttons.SelectMany(row => row).Select(button => button.Text)])),
        async (card, button, cancellation) =>
        {
            var post = room.Find(long.Parse(card, CultureInfo.InvariantCulture))!;
            room.Press(user, post, button);
            while (room.Find(post.Id) is { DeletedAt: null } now && now.Text == post.Text && now.Buttons.SelectMany(row => row).SequenceEqual(post.Buttons.SelectMany(row => row))) await Task.Delay(Pause, cancellation);
        },
        name);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var count = 0;
            foreach (var card in look().ToList())
            {
                if (ButtonOf(card) is not { } button) continue;
                count++;
                last = $"'{button}' of [{string.Join('|', card.Buttons)}] under {card.Id}";
                await PressAsync(card, button, cancellation);
            }

            IsIdle = count == 0;
            Presses += count;
            await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private string? ButtonOf(Card card)
    {
        if (card.Text.Contains(IsOut, StringComparison.Ordinal) && Doubts(card, TakeBack)) return TakeBack;
        if (Doubts(card, GiveBack)) return GiveBack;

        // What somebody else has open is that person's.
        if (Names.Any(other => other != name && card.Text.Contains($"Bij {other}", StringComparison.Ordinal))) return null;
        foreach (var label in Next)
        {
            if (card.Buttons.FirstOrDefault(button => button.StartsWith(label, StringComparison.Ordinal)) is { } found) return found;
        }

        // A text that may not go out like this, or that still has open places: another way is taken then.
        if (card.Buttons.Contains(Change))
        {
            stopped.Add(card.Id);
            return Back;
        }

        var main = stopped.Contains(card.Id) ? "Verwijder" : (card.Id[^1] - '0') switch { < 4 => "Stel de norm", < 7 => "Verwijder", _ => "Niet schadelijk" };
        return card.Buttons.FirstOrDefault(button => button == main) ?? card.Buttons.FirstOrDefault(button => button == "Verwijder");
    }

    /// <summary>The buttons of a card that stands in the room, and the end of its text; null when it does not stand there.</summary>
    public string? CardOf(string? id) => look().FirstOrDefault(card => card.Id == id) is { } card ? $"{string.Join('|', card.Buttons)} … {card.Text[Math.Max(0, card.Text.Length - 400)..]}" : null;

    /// <summary>What it did, and what it pressed last.</summary>
    public override string ToString() => $"{name} pressed {Presses} times, last {last}";

    // Once for each card at most, so that it comes to an end; and the first time always, so that it happens.
    private bool Doubts(Card card, string button)
    {
        if (!card.Buttons.Contains(button) || !card.Text.Contains($"Bij {name}", StringComparison.Ordinal) || !doubted.Add((card.Id, button))) return false;
        var chance = chances.GetValueOrDefault(button);
        chances[button] = chance + 1;
        return chance % OneIn == 0;
    }

    private async Task PressAsync(Card card, string label, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await press(card.Id, label, patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            // Killed under our hands, or the card changed meanwhile: the next look says what to press.
        }
    }

    /// <summary>A card as it stands now.</summary>
    internal sealed record Card(string Id, string Text, IReadOnlyList<string> Buttons);
}
