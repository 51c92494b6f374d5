using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>The commands in Discord's menus, and what each asks. They are written anew only when they differ: Discord allows so many changes a day.</summary>
internal sealed class DiscordCommands(DiscordRest rest)
{
    /// <summary>The choice that ends a desk.</summary>
    public const string OffValue = "uit";

    private const string EnglishValue = "en";

    private const int Slash = 1;
    private const int InMessageMenu = 3;
    private const int TextOption = 3;
    private const int MaxArgument = 1000;
    private static readonly int[] InServers = [0];
    private static readonly int[] Everywhere = [0, 1];

    private static readonly (DiscordCommand Command, CommandKind Kind)[] Known =
    [
        (Command("meld", "Laat het moderatieteam stil weten dat er iets niet oké is.", InServers, Option("bericht", "Link naar het bericht, of wat er is.")), CommandKind.Report),
        (new DiscordCommand { Name = "Melden", Type = InMessageMenu, Contexts = InServers }, CommandKind.Report),
        (Command("hulp", "Waar je hulp vindt.", Everywhere), CommandKind.Help),
        (Command("norm", "Wat we hier met elkaar hebben afgesproken.", Everywhere), CommandKind.Norm),
        (Command("mijngegevens", "Wat er van jou bewaard wordt.", Everywhere, Option("wat", "Leeg: laat het zien. Of: json, klopt-niet, bezwaar, wis.")), CommandKind.MyData),
        (Command("bezwaar", "Je bericht is weggehaald en je bent het er niet mee eens.", Everywhere, Option("uitleg", "Waarom het mocht blijven staan.")), CommandKind.Appeal),
        (Command("koppel", "Koppel dit account aan je plek in het moderatieteam.", Everywhere, Option("code", "De code van de pagina Team.") with { Required = true, MaxLength = 100 }), CommandKind.Link),
        (Command("desk", "Vraag het moderatieteam voortaan in dit kanaal.", InServers, Option("keuze", "uit om ermee te stoppen, en voor Engelse teksten.") with { Choices = [new DiscordChoice(OffValue, OffValue), new DiscordChoice(EnglishValue, EnglishValue)], MaxLength = null }), CommandKind.OpenDesk),
        (Command("ikbener", "Voor het team: je bent er, tot een tijd.", Everywhere, Option("tot", "Bijvoorbeeld 22:00; nee als je er niet meer bent.") with { MaxLength = 20 }), CommandKind.Duty),
    ];

    /// <summary>The commands that there should be.</summary>
    public static IReadOnlyList<DiscordCommand> All { get; } = [.. Known.Select(each => each.Command)];

    /// <summary>Whether Discord has them.</summary>
    public bool AreThere { get; private set; }

    /// <summary>What a command asks; null for none of ours.</summary>
    public static CommandKind? KindOf(DiscordInteractionData data)
    {
        var kind = Known.FirstOrDefault(each => each.Command.Name == data.Name && each.Command.Type == (data.Type ?? Slash));
        if (kind.Command is null) return null;
        return kind.Kind == CommandKind.OpenDesk && Argument(data) == OffValue ? CommandKind.CloseDesk : kind.Kind;
    }

    /// <summary>What stood behind a command.</summary>
    public static string Argument(DiscordInteractionData data) =>
        data.Options is [{ Value: { ValueKind: System.Text.Json.JsonValueKind.String } value }, ..] ? value.GetString()!.Trim() : "";

    /// <summary>Sees to it that Discord has them. A failure is no harm: it is tried again with the next session.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (AreThere) return;
        if ((await rest.ApplicationAsync(cancellation)).Read(DiscordJson.Default.DiscordApplication) is not { } application) return;
        if ((await rest.CommandsAsync(application.Id, cancellation)).Read(DiscordJson.Default.ListDiscordCommand) is not { } present) return;
        AreThere = Same(present, All) || (await rest.ReplaceCommandsAsync(application.Id, [.. All], cancellation)).IsDone;
    }

    private static bool Same(IReadOnlyCollection<DiscordCommand> one, IReadOnlyCollection<DiscordCommand> other) =>
        one.Select(Canonical).Order(StringComparer.Ordinal).SequenceEqual(other.Select(Canonical).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    // Discord fills in what we leave out, so only what means something is compared.
    private static string Canonical(DiscordCommand command)
    {
        var options = (command.Options ?? []).Select(option =>
            $"{option.Type}:{option.Name}:{option.Description}:{option.Required == true}:{option.MaxLength}:{string.Join(',', (option.Choices ?? []).Select(choice => $"{choice.Name}={choice.Value}"))}");
        return $"{command.Type}|{command.Name}|{(string.IsNullOrEmpty(command.Description) ? null : command.Description)}|{string.Join(',', (command.Contexts ?? []).Order())}|{string.Join(';', options)}";
    }

    private static DiscordCommand Command(string name, string description, int[] contexts, params DiscordCommandOption[] options) =>
        new() { Name = name, Description = description, Type = Slash, Contexts = contexts, Options = options.Length == 0 ? null : options };

    private static DiscordCommandOption Option(string name, string description) =>
        new() { Type = TextOption, Name = name, Description = description, MaxLength = MaxArgument };
}
