using System.Net;
using ModBot.Host.ConsoleDesk;

namespace ModBot.Host.Tests.ConsoleDesk;

public sealed class DeskStreamTests
{
    [Fact]
    public async Task Stream_NotSignedIn_IsRefused()
    {
        await using var host = await ConsoleHost.StartAsync();

        (await host.Open().GetAsync(DeskStream.Path, "text/event-stream")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Stream_SomethingChanged_TicksWithoutContentAndEndsInTime()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var response = await OpenAsync(host);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        (await NextAsync(lines)).ShouldBe("retry: 3000");
        host.Desk.Tick(41);
        (await NextAsync(lines)).ShouldBe("event: tick");
        (await NextAsync(lines)).ShouldBe("data: 41");
        host.Desk.Tick(42);
        (await NextAsync(lines)).ShouldBe("event: tick");
        (await NextAsync(lines)).ShouldBe("data: 42");
        host.Time.Advance(DeskStream.Longest);

        var rest = await lines.ReadToEndAsync(TestContext.Current.CancellationToken);
        rest.ShouldNotContain("data");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task Stream_PersonLeftTheTeam_EndsAtTheNextTickWithoutTellingIt()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var response = await OpenAsync(host);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        (await NextAsync(lines)).ShouldBe("retry: 3000");

        host.Team.Members.Clear();
        host.Desk.Tick(41);

        (await lines.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().ShouldBeEmpty();
    }

    private static async Task<HttpResponseMessage> OpenAsync(ConsoleHost host)
    {
        var browser = await host.SignInAsync();
        return await browser.Client.GetAsync(DeskStream.Path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static async Task<string> NextAsync(StreamReader lines)
    {
        while (true)
        {
            var line = await lines.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The stream ended.");
            if (line.Length > 0) return line;
        }
    }
}
