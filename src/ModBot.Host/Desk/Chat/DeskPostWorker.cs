using ModBot.Adapters.Contract;
using ModBot.Host.Health;
using ModBot.Host.Pipeline;
using ModBot.Host.Storage;

namespace ModBot.Host.Desk.Chat;

/// <summary>Keeps the desk rooms in step with the desk: every case that waits gets a card, and every card that changed is shown anew. A row first, then a call (DESIGN §4).</summary>
internal sealed partial class DeskPostWorker(
    IEnumerable<IPlatformAdapter> adapters, PromptBook book, Drafts drafts, PromptDrawer drawer, DeskRooms rooms, DeskSignal signal, HealthBoard health, TimeProvider time, ILogger<DeskPostWorker> log) : BackgroundService
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
        var paused = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (!stopping.IsCancellationRequested)
        {
            var seen = signal.Changes.Count;
            await book.PlanAsync(adapter.Platform, stopping);
            foreach (var gone in await book.ToRemoveAsync(adapter.Platform, stopping)) await RemoveAsync(adapter, gone, stopping);
            var (notes, prompts, next) = await book.DueAsync(adapter.Platform, stopping);
            var shown = 0;
            foreach (var post in notes.Concat<DeskPostRow>(prompts)) shown += await ShowAsync(adapter, post, paused, stopping) ? 1 : 0;
            succeeded();
            if (shown > 0) continue;

            // Rooms that were told to wait are looked at again when their time has come; a room that is no desk (any more) is no reason to hurry.
            var now = time.GetUtcNow();
            DateTimeOffset?[] moments = [next, .. paused.Values.Where(until => until > now).Select(until => (DateTimeOffset?)until), notes.Count + prompts.Count > 0 ? now + PauseAfterFault : null];
            await signal.Changes.WaitAsync(seen, moments.Min() is { } at ? at - now : null, time, stopping);
        }
    }

    private async Task RemoveAsync(IDeskAdapter adapter, DeskPostRow post, CancellationToken stopping)
    {
        // What a platform does not let us take away stays there: labels, and what the team wrote itself.
        if (post.PostedId is { } posted && (await adapter.RemoveAsync(post.Room, posted, stopping)).Outcome == PlatformOutcome.TryAgain) return;
        await book.ForgetAsync(post, stopping);
    }

    /// <returns>Whether something became of it.</returns>
    private async Task<bool> ShowAsync(IDeskAdapter adapter, DeskPostRow due, Dictionary<string, DateTimeOffset> paused, CancellationToken stopping)
    {
        // New posts wait while their room does; changes of what stands there have their own limits.
        if (!rooms.Contains(due.Platform, due.Room) || (due.PostedId is null && paused.GetValueOrDefault(due.Room) > time.GetUtcNow())) return false;

        // Drawn only after it was marked: whatever is filled in from then on marks it anew.
        if (await book.StartAsync(due, stopping) is not { } row) return false;
        if (row is NoteRow note)
        {
            var view = new DeskView(DeskText.Plain(note.Text), []);
            return await CallAsync(adapter, note, new DeskPost { Key = note.Key, Room = note.Room, View = view, ReplyTo = note.ReplyTo, AsksReply = note.Field is not null, Silent = note is { Field: null, Rings: false } }, null, paused, stopping);
        }

        var prompt = (PromptRow)row;
        if (await drawer.DrawAsync(prompt, await drafts.FindAsync(prompt.CaseId, stopping), stopping) is not { } drawn) return false;
        if (prompt.PostedId is null || prompt.ShownHash != drawn.Hash)
            return await CallAsync(adapter, prompt, new DeskPost { Key = prompt.Key, Room = prompt.Room, PostedId = prompt.PostedId, View = drawn.View, Silent = drawn.Silent }, drawn, paused, stopping);
        await book.UnchangedAsync(prompt.Key, drawn.Version, stopping);
        return true;
    }

    private async Task<bool> CallAsync(IDeskAdapter adapter, DeskPostRow row, DeskPost post, DrawnPrompt? drawn, Dictionary<string, DateTimeOffset> paused, CancellationToken stopping)
    {
        var result = await PatientCall.MakeAsync(token => adapter.ShowAsync(post, token), LongestCall, fault => CallFailed(adapter.Platform, fault), time, stopping, PlatformOutcome.TryAgain);
        await book.SettleAsync(row, result, drawn, stopping);
        if (result is { Outcome: PlatformOutcome.TryAgain, RetryAfter: { } wait } && post.PostedId is null) paused[row.Room] = time.GetUtcNow() + wait;
        if (result.Outcome == PlatformOutcome.Refused) health.Report($"desk.{adapter.Platform}.post", $"A card could not be posted in the desk room on '{adapter.Platform}' ({result.Reason}); the console has it.");
        else if (result.Outcome == PlatformOutcome.Done) health.Clear($"desk.{adapter.Platform}.post");
        return result.Outcome is not PlatformOutcome.TryAgain;
    }

    [LoggerMessage(1601, LogLevel.Error, "The desk room on {Platform} is not kept up to date: {Fault}.")]
    private partial void Failed(string platform, string fault);

    [LoggerMessage(1602, LogLevel.Warning, "A post in the desk room on {Platform} failed: {Fault}.")]
    private partial void CallFailed(string platform, string fault);
}
