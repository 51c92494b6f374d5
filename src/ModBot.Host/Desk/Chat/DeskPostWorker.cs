using ModBot.Adapters.Contract;
using ModBot.Host.Health;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;

namespace ModBot.Host.Desk.Chat;

/// <summary>Keeps the desk rooms in step with the desk: every case that waits gets a card, and every card that changed is shown anew. A row first, then a call (DESIGN §4).</summary>
internal sealed partial class DeskPostWorker(
    IEnumerable<IPlatformAdapter> adapters, PromptBook book, PromptDrawer drawer, DeskRooms rooms, DeskSignal signal, HealthBoard health, TimeProvider time, ILogger<DeskPostWorker> log) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    // A call that never comes back may not hold up the room for ever.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(adapters.OfType<IDeskAdapter>().Select(adapter => KeepWorkingAsync(adapter, stoppingToken)));

    private async Task KeepWorkingAsync(IDeskAdapter adapter, CancellationToken stopping)
    {
        await Task.Yield();
        var part = $"desk.{adapter.Platform}";
        var fresh = true;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (fresh) await book.PutBackAsync(adapter.Platform, stopping);
                fresh = false;
                await WorkAsync(adapter, () => health.Clear(part), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                fresh = true;
                health.Report(part, $"The desk room on '{adapter.Platform}' is not kept up to date ({FaultNames.Of(fault)}); trying again.");
                Failed(adapter.Platform, FaultNames.Of(fault));
                await Task.Delay(PauseAfterFault, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WorkAsync(IDeskAdapter adapter, Action succeeded, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var seen = signal.Changes.Count;
            await book.PlanAsync(adapter.Platform, stopping);
            var (notes, prompts, next) = await book.DueAsync(adapter.Platform, stopping);
            foreach (var note in notes) await ShowAsync(adapter, note, stopping);
            foreach (var prompt in prompts) await ShowAsync(adapter, prompt, stopping);
            succeeded();
            if (notes.Count + prompts.Count == 0) await WaitAsync(seen, next is { } at ? at - time.GetUtcNow() : null, stopping);
        }
    }

    private async Task ShowAsync(IDeskAdapter adapter, DeskPostRow due, CancellationToken stopping)
    {
        // Drawn only after it was marked: whatever is filled in from then on marks it anew.
        if (!rooms.Contains(due.Platform, due.Room) || await book.StartAsync(due, stopping) is not { } row) return;
        if (row is NoteRow note)
        {
            var view = new DeskView(DeskText.Plain(note.Text), []);
            await CallAsync(adapter, note, new DeskPost { Key = note.Key, Room = note.Room, View = view, ReplyTo = note.ReplyTo, AsksReply = note.Field is not null, Silent = note.Field is null }, null, stopping);
            return;
        }

        var prompt = (PromptRow)row;
        if (await drawer.DrawAsync(prompt, book.WorkOf(prompt, prompt.WorkBy), stopping) is not { } drawn) return;
        if (prompt.PostedId is not null && prompt.ShownHash == drawn.Hash) await book.UnchangedAsync(prompt.Key, drawn.Version, stopping);
        else await CallAsync(adapter, prompt, new DeskPost { Key = prompt.Key, Room = prompt.Room, PostedId = prompt.PostedId, View = drawn.View }, drawn, stopping);
    }

    private async Task CallAsync(IDeskAdapter adapter, DeskPostRow row, DeskPost post, DrawnPrompt? drawn, CancellationToken stopping)
    {
        using var tooLong = new CancellationTokenSource(LongestCall, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, tooLong.Token);
        PlatformResult result;
        try
        {
            result = await adapter.ShowAsync(post, either.Token).WaitAsync(either.Token);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            CallFailed(adapter.Platform, FaultNames.Of(fault));
            result = new PlatformResult(PlatformOutcome.TryAgain);
        }

        await book.SettleAsync(row, result, drawn, stopping);
        if (result.Outcome == PlatformOutcome.Refused) health.Report($"desk.{adapter.Platform}.post", $"A card could not be posted in the desk room on '{adapter.Platform}' ({result.Reason}); the console has it.");
        else if (result.Outcome == PlatformOutcome.Done) health.Clear($"desk.{adapter.Platform}.post");
    }

    private async Task WaitAsync(long seen, TimeSpan? atMost, CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var change = signal.Changes.WaitAsync(seen, enough.Token);
        var woken = atMost is { } pause ? await Task.WhenAny(change, Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, enough.Token)) : await Task.WhenAny(change);
        await enough.CancelAsync();
        stopping.ThrowIfCancellationRequested();
        if (woken == change) await change;
    }

    [LoggerMessage(1601, LogLevel.Error, "The desk room on {Platform} is not kept up to date: {Fault}.")]
    private partial void Failed(string platform, string fault);

    [LoggerMessage(1602, LogLevel.Warning, "A post in the desk room on {Platform} failed: {Fault}.")]
    private partial void CallFailed(string platform, string fault);
}
