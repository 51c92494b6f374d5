using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ModBot.Classifiers.Model;
using ModBot.Harness;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Whole;

/// <summary>The real process, killed without warning while messages come in and a moderator answers.</summary>
[Collection(WholeMachine.Name)]
public sealed class KillTests
{
    private const int Seed = 20261125;
    private const int Messages = 2000;
    private const int Kills = 30;
    private const int FlaggedInHundred = 4;

    // What is just being carried out cannot be taken back; and after a crash it may have been taken back already.
    private const int UndoTries = 20;
    private const string Norm = "norm";
    private const string Delete = "delete";
    private const string Report = "report";

    [Fact]
    public async Task Killed30Times_EveryFlaggedMessageHasOneCase_NoReplyTwice_AndTheLedgerVerifies()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("modbot-kill-");
        try
        {
            var random = new Random(Seed);
            var data = Path.Combine(folder.FullName, "data");
            var port = ModBotProcess.FreePort();
            var script = Path.Combine(folder.FullName, "messages.jsonl");
            await File.WriteAllLinesAsync(script, Script(random), cancellation);

            for (var kill = 0; kill < 3; kill++) await ModBotProcess.StartAndKillAsync(data, port, TimeSpan.FromMilliseconds(random.Next(100, 2000)), cancellation);
            using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var modbot = await ModBotProcess.StartAsync(data, port, cancellation);
            using var moderator = new DeskClient(modbot.Address);
            await moderator.SignInAsync(modbot.SignInLink, cancellation);
            var desk = new Answering(moderator);
            var answering = desk.RunAsync(finished.Token);
            var replay = ModBotProcess.RunAsync(["replay", script, "--url", modbot.Address.ToString(), "--speed", "40", "--patience", "120"], cancellation);

            for (var kill = 0; kill < Kills; kill++)
            {
                // Once it got somewhere, so that a slow machine is not killed idle; and every fourth time again while it starts.
                await ProgressAsync(data, cancellation);
                await Task.Delay(random.Next(0, 400), cancellation);
                await modbot.DisposeAsync();
                if (kill % 4 == 3) await ModBotProcess.StartAndKillAsync(data, port, TimeSpan.FromMilliseconds(random.Next(50, 1500)), cancellation);
                modbot = await ModBotProcess.StartAsync(data, port, cancellation);
            }

            (await replay).ExitCode.ShouldBe(0);
            using var http = new HttpClient { BaseAddress = modbot.Address };
            await Until.ReachedAsync(async () => desk.IsIdle && await IsQuietAsync(data, cancellation), cancellation);
            await finished.CancelAsync();
            await answering;
            await Until.ReachedAsync(() => IsQuietAsync(data, cancellation), cancellation);

            var seen = await MessagesAsync(http, cancellation);
            await modbot.DisposeAsync();
            await CheckAsync(data, seen, cancellation);
            (await ModBotProcess.RunAsync(["verify", "--data", data], cancellation)).ExitCode.ShouldBe(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CheckAsync(string data, IReadOnlyList<JsonElement> seen, CancellationToken cancellation)
    {
        var classifier = ModelFile.Load(Path.Combine(AppContext.BaseDirectory, "models", "ladder.model"));
        var members = seen.Where(message => Kind(message) == "member").ToList();
        var removed = seen.Where(IsRemoved).Select(Id).Order(StringComparer.Ordinal).ToList();
        var flagged = members.Where(message => Triage.OpensCase(classifier.Assess(Text(message)), new TriagePolicy()))
            .Select(Id).Concat(removed).Order(StringComparer.Ordinal).ToList();
        flagged.Count.ShouldBeGreaterThan(Messages * FlaggedInHundred / 200);
        (members.Count + removed.Count).ShouldBeGreaterThanOrEqualTo(Messages);

        await using var db = OtherProcess.Open(data);
        var cases = await db.Cases.AsNoTracking().ToListAsync(cancellation);

        // A message that was written again because nobody knew whether it had arrived says the same: it is decided about together with the first.
        var twins = (await db.Twins.AsNoTracking().ToListAsync(cancellation)).ToLookup(twin => twin.CaseId, twin => twin.MessageId, StringComparer.Ordinal);
        cases.SelectMany(row => twins[row.Id].Append(row.MessageId)).Order(StringComparer.Ordinal).ShouldBe(flagged);

        // What was decided is what the channel shows, once; what was taken back is not there.
        var undone = await CasesOfAsync(db, "case.undone", cancellation);
        var standing = (await CasesOfAsync(db, "case.decided", cancellation)).Except(undone).ToLookup(ButtonFor);
        var replies = seen.Where(message => Kind(message) == "modbot").Select(Text).ToList();
        replies.Order(StringComparer.Ordinal).ShouldBe(standing[Norm].Select(ReplyTo).Order(StringComparer.Ordinal));
        removed.ShouldBe(cases.Where(row => standing[Delete].Contains(row.Id)).SelectMany(row => twins[row.Id].Append(row.MessageId)).Order(StringComparer.Ordinal));
        foreach (var button in new[] { Norm, Delete, Report }) standing[button].Count().ShouldBeGreaterThan(0, button);
        undone.Count.ShouldBeGreaterThan(0);
        (await db.Outbox.CountAsync(row => row.State != OutboxState.Done && row.State != OutboxState.Cancelled, cancellation)).ShouldBe(0);
        (await Ledger.VerifyAsync(db, null, cancellation)).Fault.ShouldBeNull();
    }

    private static async Task<List<string>> CasesOfAsync(ModBotDb db, string kind, CancellationToken cancellation) =>
        await db.Ledger.Where(entry => entry.Kind == kind).Select(entry => entry.CaseId).Distinct().ToListAsync(cancellation);

    /// <summary>Half of the cases get a reply, the others are deleted or reported; told from the random digits of the id.</summary>
    private static string ButtonFor(string caseId) => caseId[^1] switch
    {
        >= '0' and <= '7' => Norm,
        >= 'a' and <= 'd' => Delete,
        _ => Report,
    };

    private static bool IsTakenBack(string caseId) => caseId[^2] is '0' or '1' or '2' or '3';

    private static string ReplyTo(string caseId) => $"Hier houden we het fijn ({caseId}).";

    /// <summary>Everything was taken in, and nothing waits to be sent.</summary>
    private static async Task<bool> IsQuietAsync(string data, CancellationToken cancellation)
    {
        await using var db = OtherProcess.Open(data);
        var before = await db.Checkpoints.Select(row => row.Position).FirstOrDefaultAsync(cancellation);
        if (await db.Outbox.AnyAsync(row => row.State == OutboxState.Pending || row.State == OutboxState.Sending, cancellation)) return false;
        var counted = await db.Counters.SumAsync(row => row.Count, cancellation);
        return before is not null && counted >= Messages;
    }

    /// <summary>Waits until something more was taken in or done, for a few seconds at most: at times there is nothing to do.</summary>
    private static async Task ProgressAsync(string data, CancellationToken cancellation)
    {
        var before = await ProgressOfAsync(data, cancellation);
        for (var look = 0; look < 100 && await ProgressOfAsync(data, cancellation) == before; look++) await Task.Delay(50, cancellation);
    }

    private static async Task<string> ProgressOfAsync(string data, CancellationToken cancellation)
    {
        await using var db = OtherProcess.Open(data);
        return $"{await db.Checkpoints.Select(row => row.Position).FirstOrDefaultAsync(cancellation)} {await db.Ledger.CountAsync(cancellation)}";
    }

    private static async Task<IReadOnlyList<JsonElement>> MessagesAsync(HttpClient http, CancellationToken cancellation)
    {
        var messages = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var after = 0L;
        while (true)
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"/api/local/plein/messages?after={after}", cancellation);
            foreach (var message in page.GetProperty("messages").EnumerateArray()) messages[message.GetProperty("id").GetString()!] = message;
            var next = page.GetProperty("next").GetInt64();
            if (next == after) return [.. messages.Values];
            after = next;
        }
    }

    private static string Id(JsonElement message) => message.GetProperty("id").GetString()!;

    private static bool IsRemoved(JsonElement message) => message.TryGetProperty("removedBy", out var by) && by.GetString() == "moderation";

    private static string Kind(JsonElement message) => message.GetProperty("kind").GetString()!;

    private static string Text(JsonElement message) => message.GetProperty("text").GetString()!;

    private static IEnumerable<string> Script(Random random)
    {
        for (var index = 0; index < Messages; index++)
        {
            var text = random.Next(100) < FlaggedInHundred ? OtherProcess.Harm(random, index) : OtherProcess.Ordinary[random.Next(OtherProcess.Ordinary.Length)];
            yield return JsonSerializer.Serialize(new { author = "lid" + index.ToString(CultureInfo.InvariantCulture), text });
        }
    }

    /// <summary>Answers what is on the desk for as long as it is asked to, and takes some of it back; a desk that is away is tried again.</summary>
    private sealed class Answering(DeskClient moderator)
    {
        private readonly HashSet<string> answered = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> toUndo = new(StringComparer.Ordinal);

        /// <summary>Whether the last look found nothing to answer or to take back.</summary>
        public bool IsIdle { get; private set; }

        public async Task RunAsync(CancellationToken cancellation)
        {
            while (!cancellation.IsCancellationRequested)
            {
                try
                {
                    IsIdle = await WorkAsync(cancellation);
                    await Task.Delay(50, cancellation);
                }
                catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException or OperationCanceledException)
                {
                    // Killed under our hands: exactly what this is about. What was seen before that says nothing any more.
                    IsIdle = false;
                    await Task.Delay(50, CancellationToken.None);
                }
            }
        }

        private async Task<bool> WorkAsync(CancellationToken cancellation)
        {
            var open = (await moderator.QueueAsync(cancellation)).Where(id => !answered.Contains(id)).ToList();
            if (open.Count > 0) IsIdle = false;
            foreach (var id in open)
            {
                var button = ButtonFor(id);
                await moderator.DecideAsync(id, button, button == Norm ? ReplyTo(id) : null, cancellation);
                answered.Add(id);
                if (IsTakenBack(id)) toUndo[id] = UndoTries;
            }

            foreach (var id in toUndo.Keys.ToList())
            {
                if (await moderator.UndoAsync(id, cancellation) || --toUndo[id] == 0) toUndo.Remove(id);
            }

            return open.Count == 0 && toUndo.Count == 0;
        }
    }
}
