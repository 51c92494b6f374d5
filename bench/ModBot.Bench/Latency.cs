using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using ModBot.Harness;

namespace ModBot.Bench;

/// <summary>From <c>POST</c> of a flagged message until its case stands on the desk's page, against the real process on its embedded defaults.</summary>
internal static class Latency
{
    private const int WarmUp = 20;
    private const int Rounds = 200;

    public static async Task MeasureAsync(CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("modbot-bench-");
        await using var modbot = await ModBotProcess.StartAsync(data.FullName, ModBotProcess.FreePort(), cancellation);
        using var desk = new DeskClient(modbot.Address);
        await desk.SignInAsync(modbot.SignInLink, cancellation);
        using var http = new HttpClient { BaseAddress = modbot.Address };

        var times = new List<double>(Rounds);
        var seen = 0;
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            using var posted = await http.PostAsJsonAsync(
                "/api/local/plein/messages", new { author = "bench", text = $"jij bent een waardeloze idioot, rot op {round}" }, cancellation);
            posted.EnsureSuccessStatusCode();
            while ((await desk.QueueAsync(cancellation)).Count <= seen)
            {
                // The page is asked for again at once, as the live desk does when it is told that something changed.
            }

            seen++;
            if (round >= WarmUp) times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"POST to case on the desk, {Rounds} messages on {Environment.ProcessorCount} cores: median {At(0.5):F0} ms, p95 {At(0.95):F0} ms, p99 {At(0.99):F0} ms"));
        await modbot.KillAsync();
        data.Delete(recursive: true);

        double At(double share) => times[(int)Math.Min(times.Count - 1, share * times.Count)];
    }
}
