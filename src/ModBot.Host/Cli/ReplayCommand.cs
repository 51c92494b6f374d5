using System.CommandLine;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using ModBot.Host.Setup;
using ModBot.Host.Texts;

namespace ModBot.Host.Cli;

/// <summary><c>modbot replay</c>: pushes messages from a file into the local chat of a running ModBot.</summary>
internal static class ReplayCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ShowEvery = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON lines: {\"author\":\"sam\",\"text\":\"...\",\"room\":\"plein\"}; author and room may be left out." };
        var speed = new Option<double>("--speed") { Description = "Messages a second; 0 is as fast as it goes.", DefaultValueFactory = _ => 0, HelpName = "N" };
        var room = new Option<string>("--room") { Description = "Room for lines that name none.", DefaultValueFactory = _ => "plein" };
        var patience = new Option<int>("--patience") { Description = "Seconds to wait for a ModBot that does not answer.", DefaultValueFactory = _ => 30, HelpName = "S" };
        var command = new Command("replay", "Push messages into the local chat of a running ModBot.") { file, speed, room, patience, SharedOptions.Url, SharedOptions.Data, SharedOptions.Config };
        command.SetAction(async (parsed, cancellation) =>
        {
            var url = Configuration.Get<HostSettings>(SharedOptions.Load(parsed), HostSettings.Section).Url;
            using var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
            var replay = new Replay(http, parsed.GetValue(speed), parsed.GetValue(room) ?? "plein", TimeSpan.FromSeconds(parsed.GetValue(patience)));
            return await replay.RunAsync(parsed.GetRequiredValue(file).FullName, cancellation);
        });
        return command;
    }

    private sealed class Replay(HttpClient http, double speed, string defaultRoom, TimeSpan patience)
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private int sent;
        private int refused;

        public async Task<int> RunAsync(string path, CancellationToken cancellation)
        {
            var shownAt = TimeSpan.Zero;
            var number = 0;
            await foreach (var line in File.ReadLinesAsync(path, cancellation))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line)) continue;
                await SendAsync(line, number, cancellation);
                await KeepPaceAsync(cancellation);
                if (clock.Elapsed - shownAt < ShowEvery) continue;
                shownAt = clock.Elapsed;
                await ShowAsync();
            }

            await ShowAsync();
            return refused == 0 ? 0 : 1;
        }

        private async Task SendAsync(string line, int number, CancellationToken cancellation)
        {
            if (ReplayLine.Read(line) is not { } message)
            {
                refused++;
                await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("ReplayLineBroken", number));
                return;
            }

            var address = $"/api/local/{Uri.EscapeDataString(message.Room ?? defaultRoom)}/messages";
            using var response = await PostAsync(address, new { author = message.Author ?? "replay", text = message.Text }, cancellation);
            if (response.IsSuccessStatusCode)
            {
                sent++;
                return;
            }

            refused++;
            await Console.Error.WriteLineAsync(OperatorTexts.Current.Format("ReplayLineRefused", number, (int)response.StatusCode, await DetailAsync(response, cancellation)));
        }

        // The same line is posted again only when no answer came, so at most the line under way can stand twice.
        private async Task<HttpResponseMessage> PostAsync(string address, object body, CancellationToken cancellation)
        {
            var giveUpAt = clock.Elapsed + patience;
            while (true)
            {
                try
                {
                    var response = await http.PostAsJsonAsync(address, body, cancellation);
                    if ((int)response.StatusCode != 503 || clock.Elapsed >= giveUpAt) return response;
                    response.Dispose();
                }
                catch (Exception fault) when (IsNoAnswer(fault) && clock.Elapsed < giveUpAt)
                {
                    // Not there (yet): wait and try again.
                }
                catch (Exception fault) when (IsNoAnswer(fault))
                {
                    throw new StartupException(OperatorTexts.Current.Format("ReplayNoAnswer", http.BaseAddress, ProgramName.Current), fault);
                }

                await Task.Delay(Pause, cancellation);
            }
        }

        // A connection that is cut while it is being made shows itself as a bare socket fault.
        private static bool IsNoAnswer(Exception fault) => fault is HttpRequestException or SocketException;

        private async Task KeepPaceAsync(CancellationToken cancellation)
        {
            if (speed <= 0) return;
            var ahead = TimeSpan.FromSeconds((sent + refused) / speed) - clock.Elapsed;
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead, cancellation);
        }

        private Task ShowAsync() => Console.Error.WriteLineAsync(
            OperatorTexts.Current.Format("ReplayProgress", sent, refused, sent / Math.Max(clock.Elapsed.TotalSeconds, 0.001)));

        private static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken cancellation)
        {
            var none = OperatorTexts.Current["ReplayNoReason"];
            try
            {
                var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
                return problem.TryGetProperty("detail", out var detail) ? detail.GetString() ?? none : none;
            }
            catch (JsonException)
            {
                return none;
            }
        }
    }

    private sealed record ReplayLine(string? Author, string? Room, string Text)
    {
        public static ReplayLine? Read(string line)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                return json.RootElement.ValueKind == JsonValueKind.Object && StringOf(json.RootElement, "text") is { } text
                    ? new ReplayLine(StringOf(json.RootElement, "author"), StringOf(json.RootElement, "room"), text)
                    : null;
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                // The second is half a surrogate pair, which is JSON but no text.
                return null;
            }
        }

        private static string? StringOf(JsonElement element, string name) =>
            element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
