using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.Templates;
using ModBot.Host.Health;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Moderation.Privacy;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Reports;

namespace ModBot.Host.Members;

/// <summary>
/// Tells reporters what became of their reports, in private where the platform can. A row is marked before the call and settled after it;
/// what a crash left open is looked up and otherwise left: nobody gets the same news twice (DESIGN §4).
/// </summary>
internal sealed partial class ReportNewsWorker(
    IEnumerable<IPlatformAdapter> adapters, Store store, ITextSeal seal, HealthBoard health, IOptions<PipelineSettings> settings, TimeProvider time, ILogger<ReportNewsWorker> log) : BackgroundService
{
    private const string Part = "report-news";
    private const int Batch = 32;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>Settles what a crash left open, then sends what is due.</summary>
    internal async Task SendDueAsync(CancellationToken cancellation)
    {
        foreach (var left in await IdsAsync(db => db.ReportNews.Where(row => row.State == OutboxState.Sending), cancellation))
        {
            if (await RequestAsync(left, cancellation) is not var (platform, request)) continue;
            var found = AdapterOf(platform) is { } adapter ? await CallAsync(token => adapter.FindAsync(request, token), cancellation) : new PlatformResult(PlatformOutcome.Unknown);
            if (found.Outcome != PlatformOutcome.TryAgain) await SettleAsync(left, found.Outcome == PlatformOutcome.NothingToDo ? new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TimeSpan.Zero) : found, cancellation);
        }

        var now = time.GetUtcNow();
        foreach (var due in await IdsAsync(db => db.ReportNews.Where(row => row.State == OutboxState.Pending && row.NotBefore <= now).OrderBy(row => row.CreatedAt), cancellation))
        {
            if (!await StartAsync(due, cancellation) || await RequestAsync(due, cancellation) is not var (platform, request)) continue;
            var result = AdapterOf(platform) is { } adapter ? await CallAsync(token => adapter.CarryOutAsync(request, token), cancellation) : PlatformResult.Refused(RefusalReason.NotSupported);
            await SettleAsync(due, result, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
                health.Clear(Part);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                health.Report(Part, $"Members do not hear what became of their reports ({FaultNames.Of(fault)}); trying again.");
                Failed(FaultNames.Of(fault));
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Where a private message goes to the author of a message whoever it is meant for, a reporter cannot be answered at all.
    private IPlatformAdapter? AdapterOf(string platform) => adapters.FirstOrDefault(adapter => adapter.Platform == platform && adapter.Capabilities.CanMessageMembers);

    private Task<List<string>> IdsAsync(Func<ModBotDb, IQueryable<ReportNewsRow>> rows, CancellationToken cancellation) =>
        store.ReadAsync(db => rows(db).Select(row => row.Key).Take(Batch).ToListAsync(cancellation), cancellation);

    private Task<bool> StartAsync(string key, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.ReportNews.FindAsync([key], cancellation) is not { State: OutboxState.Pending } row) return false;
        row.State = OutboxState.Sending;
        row.Attempts++;
        row.NotBefore = time.GetUtcNow();
        return true;
    }, cancellation);

    private async Task<(string Platform, PlatformRequest Request)?> RequestAsync(string key, CancellationToken cancellation)
    {
        var found = await store.ReadAsync(
            async db => await db.ReportNews.Where(row => row.Key == key)
                .Join(db.Reports, row => row.ReportId, report => report.Id, (row, report) => new { Row = row, Report = report })
                .Join(db.Cases, each => each.Report.CaseId, @case => @case.Id, (each, @case) => new { each.Row, each.Report, Case = @case })
                .FirstOrDefaultAsync(cancellation), cancellation);
        if (found is null) return null;

        // A request without a recipient would go to the author of the message.
        if (seal.OpenOrNull(found.Report.ReporterId) is not { Length: > 0 } reporter)
        {
            await SettleAsync(key, PlatformResult.Refused(RefusalReason.AuthorForgotten), cancellation);
            return null;
        }

        return (found.Row.Platform, new PlatformRequest
        {
            Key = key,
            Kind = PlatformRequestKind.PrivateMessage,
            Message = found.Case.Key(),
            Text = await TextOfAsync(found.Row, Words.In(found.Report.Language), cancellation),
            AuthorId = reporter,
            CreatedAt = found.Row.CreatedAt,
            AttemptedAt = found.Row.NotBefore,
        });
    }

    private async Task<string> TextOfAsync(ReportNewsRow row, Words words, CancellationToken cancellation)
    {
        var thanks = row.WithThanks
            ? (await store.ReadAsync(db => CommunityTemplates.ReadAsync(db, cancellation), cancellation)).First(template => template.Id == ReplyLibrary.ThanksId).Text.In(words.Language)
            : string.Empty;
        return row.News == ReportNews.Thanks ? thanks : string.Join(' ', new[] { words.Of(row.News), thanks }.Where(part => part.Length > 0));
    }

    private Task SettleAsync(string key, PlatformResult result, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.ReportNews.FindAsync([key], cancellation) is not { } row) return;
        (row.State, row.Reason) = result.Outcome switch
        {
            PlatformOutcome.Done or PlatformOutcome.NothingToDo => (OutboxState.Done, RefusalReason.None),
            PlatformOutcome.TryAgain when row.Attempts < settings.Value.MaxAttempts => (OutboxState.Pending, RefusalReason.None),
            PlatformOutcome.Unknown => (OutboxState.InDoubt, RefusalReason.None),
            _ => (OutboxState.Refused, result.Reason),
        };
        if (row.State == OutboxState.Pending) row.NotBefore = time.GetUtcNow() + (result.RetryAfter ?? TimeSpan.FromSeconds(settings.Value.RetrySeconds * Math.Pow(2, row.Attempts)));
    }, cancellation);

    // What nobody knows the fate of counts as gone out.
    private Task<PlatformResult> CallAsync(Func<CancellationToken, Task<PlatformResult>> call, CancellationToken stopping) =>
        PatientCall.MakeAsync(call, TimeSpan.FromSeconds(settings.Value.ActionSeconds), CallFailed, time, stopping);

    [LoggerMessage(1401, LogLevel.Error, "Telling reporters stopped: {Fault}.")]
    private partial void Failed(string fault);

    [LoggerMessage(1402, LogLevel.Warning, "A message to a reporter failed: {Fault}.")]
    private partial void CallFailed(string fault);
}
