using System.Net;

namespace ModBot.Host.Tests.Setup;

public sealed class HostGuardTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in?code=x")]
    [InlineData("/chat")]
    [InlineData("/api/local/rooms")]
    [InlineData("/console.css")]
    [InlineData("/health/ready")]
    public async Task ForeignName_IsRefusedEverywhere(string path)
    {
        await using var host = await WholeHost.StartAsync();

        foreach (var name in new[] { "evil.example", "127.0.0.1.evil.example:5080", "localhost.evil.example" })
        {
            var (status, body) = await AskAsync(host, path, name);
            status.ShouldBe(HttpStatusCode.BadRequest, name);
            body.ShouldContain("Host:AllowedHosts");
        }
    }

    [Theory]
    [InlineData("localhost:1234")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:5080")]
    public async Task NameOfThisMachine_IsAnswered(string name)
    {
        await using var host = await WholeHost.StartAsync();

        (await AskAsync(host, "/", name)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task NameThatIsAllowed_IsAnswered_AndNoOther()
    {
        await using var host = await WholeHost.StartAsync(null, ("Host:AllowedHosts:0", "modbot.example.org"));

        (await AskAsync(host, "/", "ModBot.example.org")).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(host, "/", "evil.example")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Star_AllowsEveryName()
    {
        await using var host = await WholeHost.StartAsync(null, ("Host:AllowedHosts:0", "*"));

        (await AskAsync(host, "/", "evil.example")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(WholeHost host, string path, string name)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = name } };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
