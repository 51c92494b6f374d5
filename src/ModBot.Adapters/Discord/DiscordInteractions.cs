using System.Collections.Concurrent;
using System.Text.Json;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Discord;

/// <summary>
/// Answers presses, forms and commands. Each is handled beside the reading and beside the others, because Discord gives three seconds for a first answer. Who waits longer for the listener first gets a sign that it was heard.
/// </summary>
/// <param name="platform">The name of the connection.</param>
/// <param name="rest">Sends the answers.</param>
/// <param name="targets">Finds the messages that commands point at.</param>
/// <param name="time">The clock.</param>
/// <param name="fault">Hears the kind of what went wrong in a listener.</param>
internal sealed class DiscordInteractions(string platform, DiscordRest rest, DiscordTargets targets, TimeProvider time, Action<string> fault)
{
    /// <summary>How long a listener may take before the presser gets a sign: Discord's three seconds, less one for the way.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const string WentWrong = "Er ging iets mis. Probeer het zo nog eens.";
    private const string TookTooLong = "Dat duurde te lang. Druk nog een keer.";

    private readonly RecentIds seen = new(2_000);
    private readonly ConcurrentDictionary<Task, byte> running = new();

    /// <summary>Who decides what follows.</summary>
    public IDeskListener? Listener { get; set; }

    /// <summary>Takes an interaction in and returns at once.</summary>
    /// <param name="data">What Discord sent.</param>
    /// <param name="replayed">Whether it is old: then it counts only while it can still be answered.</param>
    /// <param name="cancellation">Ends its handling.</param>
    public void Take(JsonElement data, bool replayed, CancellationToken cancellation)
    {
        if (DiscordJson.Read(data, DiscordJson.Default.DiscordInteraction) is not { Token.Length: > 0, Data: not null } interaction || !DiscordSnowflake.IsId(interaction.Id) || !seen.Add(interaction.Id)) return;
        var task = Task.Run(() => HandleAsync(interaction, replayed, cancellation), CancellationToken.None);
        running[task] = 0;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for what is being handled.</summary>
    public Task DrainAsync() => Task.WhenAll(running.Keys);

    private async Task HandleAsync(DiscordInteraction interaction, bool replayed, CancellationToken cancellation)
    {
        try
        {
            if (Asking(interaction, cancellation) is { } ask) await AnswerAsync(interaction, ask, replayed, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // We are stopping; the presser sees that nothing came.
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            fault(failure.GetType().Name);
        }
    }

    private async Task AnswerAsync(DiscordInteraction interaction, Func<Task<DeskAnswer>> ask, bool replayed, CancellationToken cancellation)
    {
        var dialog = new DiscordDialog(rest, interaction, TookTooLong, (room, posted, view) => Listener?.AnsweredAsync(platform, room, posted, view, cancellation) ?? Task.CompletedTask, cancellation);
        if (replayed)
        {
            // What was answered before is done already. What cannot be answered any more is not done either: the presser was told that it failed, and may have pressed again.
            if (await dialog.ClaimAsync()) await dialog.LateAsync(await GuardedAsync(ask));
            return;
        }

        var asking = GuardedAsync(ask);
        await ((Task)asking).WaitAsync(Patience, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        if (asking.IsCompleted)
        {
            await dialog.FirstAsync(await asking);
            return;
        }

        await dialog.DeferAsync();
        await dialog.LateAsync(await asking);
    }

    private async Task<DeskAnswer> GuardedAsync(Func<Task<DeskAnswer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            fault(failure.GetType().Name);
            return new DeskAnswer { Notice = WentWrong };
        }
    }

    private Func<Task<DeskAnswer>>? Asking(DiscordInteraction interaction, CancellationToken cancellation)
    {
        var user = interaction.Member?.User ?? interaction.User;
        if (Listener is not { } listener || user is not { Id.Length: > 0 } || interaction is not { ChannelId: { } room, Data: { } data }) return null;
        var by = new PlatformUser(platform, user.Id, DiscordTranslator.Name(interaction.Member, user)) { Language = interaction.Locale?.Split('-')[0] };
        return interaction.Type switch
        {
            DiscordInteractionType.Component => () => listener.PressedAsync(
                new DeskPress { Id = interaction.Id, By = by, Room = room, PostedId = interaction.Message?.Id, Data = data.CustomId ?? "" }, cancellation),
            DiscordInteractionType.Modal => () => listener.EnteredAsync(new DeskEntry { By = by, Room = room, Data = data.CustomId, Text = Field(data) }, cancellation),
            DiscordInteractionType.Command when DiscordCommands.KindOf(data) is { } kind => () => CommandAsync(listener, kind, by, room, interaction, data, cancellation),
            _ => null,
        };
    }

    private async Task<DeskAnswer> CommandAsync(IDeskListener listener, CommandKind kind, PlatformUser by, string room, DiscordInteraction interaction, DiscordInteractionData data, CancellationToken cancellation)
    {
        var argument = DiscordCommands.Argument(data);
        var command = new PlatformCommand
        {
            Kind = kind,
            By = by,
            Channel = room,
            IsPrivate = interaction.GuildId is null,
            Argument = argument,
            Target = kind == CommandKind.Report ? await targets.FindAsync(interaction, room, argument, channel => listener.IsDesk(platform, channel), cancellation) : null,
        };
        return new DeskAnswer { Private = (await listener.CommandAsync(command, cancellation)).Text };
    }

    // Old forms hold the field in a row, new ones under a label.
    private static string Field(DiscordInteractionData data) =>
        (data.Components ?? []).SelectMany(part => part.Component is { } field ? [field] : part.Components ?? []).FirstOrDefault(field => field.CustomId == DiscordViews.FieldId)?.Value ?? "";
}
