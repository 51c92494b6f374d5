using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ModBot.Harness;
using ModBot.Host.Storage;
using ModBot.Host.Tests.ConsoleDesk;

namespace ModBot.Host.Tests.Setup;

/// <summary>
/// A message with a word that is nowhere else goes all the way, with everything logged that anybody could have logged. The word may
/// be read on the desk and in the chat, and nowhere else.
/// </summary>
public sealed class CanaryTests
{
    private const string Canary = "kanarievogel7391";
    private const string Harm = $"jij bent een waardeloze idioot, rot op {Canary}";
    private const string Reply = $"Hier houden we het fijn, {Canary}.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TextOfAMessage_StandsInNoLogMetricHealthLedgerOrAddress()
    {
        var log = new LogLines();
        var addresses = new ConcurrentBag<string>();
        using var metrics = new Metrics();
        await using var host = await WholeHost.StartAsync(services =>
        {
            services.RemoveAll<ILoggerProvider>();
            services.AddSingleton<ILoggerProvider>(log);
            services.PostConfigure<LoggerFilterOptions>(options =>
            {
                options.Rules.Clear();
                options.MinLevel = LogLevel.Trace;
            });
            services.AddSingleton<IStartupFilter>(new AddressNotes(addresses));
        });
        var desk = await host.SignInAsync();
        using var member = new HttpClient { BaseAddress = host.Address };

        await AnswerAsync(desk, await TakeAsync(desk, member));
        await Until.ReachedAsync(async () => (await RoomAsync(member)).Contains("Hier houden we het fijn", StringComparison.Ordinal), Token);
        await DeleteAsync(desk, await TakeAsync(desk, member));
        await Until.ReachedAsync(async () => (await RoomAsync(member)).Contains("\"removed\"", StringComparison.Ordinal), Token);
        await SendWhatIsWrongAsync(member);
        await ReadTheRestAsync(desk, addresses);

        log.Text.ShouldContain("Executing endpoint", customMessage: "everything is logged");
        log.Text.Split('\n').Where(HasCanary).ShouldBeEmpty();
        metrics.Seen.ShouldContain(seen => seen.Contains("http.server", StringComparison.Ordinal));
        metrics.Seen.Where(HasCanary).ShouldBeEmpty();
        addresses.ShouldContain(address => address.Contains("/desk/case/", StringComparison.Ordinal));
        addresses.Where(HasCanary).ShouldBeEmpty();
        (await member.GetStringAsync("/health/ready", Token)).ShouldNotContain(Canary);
        await StoreShouldHideItAsync(host);
    }

    /// <summary>A harmful message is posted, opens a case, is taken up and shown.</summary>
    /// <returns>The page of the case with its text.</returns>
    private static async Task<Shown> TakeAsync(Browser desk, HttpClient member)
    {
        (await member.PostAsJsonAsync("/api/local/plein/messages", new { author = "sam", text = Harm }, Token)).EnsureSuccessStatusCode();
        string? path = null;
        await Until.ReachedAsync(async () => (path = Regex.Match((await desk.GetAsync("/desk")).Html, "/desk/case/[0-9a-f]{16}").Value).Length > 0, Token);
        var card = await desk.GetAsync(path!);
        await desk.PostAsync(card, $"{path}?handler=Claim");
        card = await desk.GetAsync(path!);
        card.Html.ShouldNotContain(Canary);
        await desk.PressAsync(card, "Reveal", ("layer", "harm_masked"));
        var shown = await desk.PressAsync(card, "Reveal", ("layer", "full"));
        shown.Text.ShouldContain(Canary);
        return shown with { Path = path! };
    }

    private static Task AnswerAsync(Browser desk, Shown card) => DecideAsync(desk, card, ("button", "norm"), ("text", Reply));

    private static Task DeleteAsync(Browser desk, Shown card) => DecideAsync(desk, card, ("button", "delete"), ("text", Reply));

    private static async Task DecideAsync(Browser desk, Shown card, params (string Name, string Value)[] choice)
    {
        var version = Regex.Match(card.Html, "name=\"version\" value=\"(\\d+)\"").Groups[1].Value;
        (string, string)[] answers = [("version", version), ("answered", "1"), ("n1", "yes"), ("n2", "yes"), ("n3", "no"), ("n4", "no"), ("n5", "unknown"), ("n6", "unknown"), ("confirmed", "on")];
        (await desk.PostAsync(card, $"{card.Path}?handler=Decide", [.. answers, .. choice])).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task SendWhatIsWrongAsync(HttpClient member)
    {
        foreach (var body in new[] { $"{{\"author\":\"sam\",\"text\":\"{Canary}", $"{{\"author\":\"{Canary}\"}}", $"{{\"author\":7,\"text\":\"{Canary}\"}}" })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            ((int)(await member.PostAsync("/api/local/plein/messages", content, Token)).StatusCode).ShouldBeInRange(400, 499);
        }

        using var unknown = new StringContent($"{{\"text\":\"{Canary}\"}}", Encoding.UTF8, "application/json");
        (await member.PutAsync("/api/local/plein/messages/none", unknown, Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // The pages that are left: what they link to counts as an address too.
    private static async Task ReadTheRestAsync(Browser desk, ConcurrentBag<string> addresses)
    {
        foreach (var path in new[] { "/desk", "/desk?view=underway", "/desk?view=closed", "/team", "/tuning", "/model", "/chat", "/chat/plein" })
        {
            foreach (Match link in Regex.Matches((await desk.GetAsync(path)).Html, "(?:href|src|action)=\"([^\"]*)\"")) addresses.Add(link.Groups[1].Value);
        }
    }

    private static async Task StoreShouldHideItAsync(WholeHost host)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<ModBotDb>>().CreateDbContextAsync(Token);
        var ledger = await db.Ledger.AsNoTracking().ToListAsync(Token);
        ledger.Select(row => row.Kind).ShouldContain("case.revealed");
        ledger.Where(row => HasCanary($"{row.Kind} {row.CaseId} {row.Actor} {row.Details}")).ShouldBeEmpty();

        // Sealed at rest: whoever copies the files without the keys reads nothing.
        foreach (var file in Directory.EnumerateFiles(host.Data, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            HasCanary(await reader.ReadToEndAsync(Token)).ShouldBeFalse(Path.GetFileName(file));
        }
    }

    private static bool HasCanary(string text) => text.Contains(Canary, StringComparison.OrdinalIgnoreCase);

    private static Task<string> RoomAsync(HttpClient member) => member.GetStringAsync("/api/local/plein/messages", Token);

    /// <summary>Notes each address that is asked for or led to.</summary>
    private sealed class AddressNotes(ConcurrentBag<string> addresses) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                addresses.Add($"{context.Request.Path}{context.Request.QueryString}");
                await go();
                addresses.Add(context.Response.Headers.Location.ToString());
            });
            next(app);
        };
    }

    /// <summary>Every measurement of every meter, with its labels.</summary>
    private sealed class Metrics : IDisposable
    {
        private readonly MeterListener listener = new() { InstrumentPublished = (instrument, listening) => listening.EnableMeasurementEvents(instrument) };

        public Metrics()
        {
            listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
            listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
            listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
            listener.Start();
        }

        public ConcurrentBag<string> Seen { get; } = [];

        public void Dispose() => listener.Dispose();

        private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            Seen.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
    }
}
