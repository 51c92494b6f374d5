using System.Net;
using ModBot.Adapters.Local;

namespace ModBot.Host.Tests.LocalChat;

public sealed class ChatGuardTests
{
    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example:5080")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task AnotherMachine_IsRefusedUnlessAllowed(string header, string value)
    {
        await using var closed = await ChatServer.StartAsync();
        await using var open = await ChatServer.StartAsync(new LocalOptions { AllowRemote = true });

        (await closed.SendAsync(HttpMethod.Get, "/api/local/plein/messages", null, (header, value))).ShouldBeProblem(HttpStatusCode.Forbidden);
        (await closed.SendAsync(HttpMethod.Get, "/chat/plein", null, (header, value))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await open.SendAsync(HttpMethod.Get, "/api/local/plein/messages", null, (header, value))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("LOCALHOST")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:5080")]
    public async Task ThisMachine_ByAnyOfItsNames_IsWelcome(string host)
    {
        await using var server = await ChatServer.StartAsync();

        (await server.SendAsync(HttpMethod.Get, "/api/local/plein/messages", null, ("Host", host))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Accept", "*/*", true)]
    public async Task AnotherWebsite_CannotWrite(string header, string value, bool allowed)
    {
        await using var server = await ChatServer.StartAsync();

        var posted = await server.PostAsync("""{"author":"sam","text":"hoi"}""", "plein", (header, value));
        var sent = await server.SendAsync(HttpMethod.Post, "/chat/plein", Form(), (header, value));

        posted.Status.ShouldBe(allowed ? HttpStatusCode.Accepted : HttpStatusCode.Forbidden);
        sent.Status.ShouldBe(allowed ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task OwnOrigin_MayWrite()
    {
        await using var server = await ChatServer.StartAsync();

        (await server.SendAsync(HttpMethod.Post, "/chat/plein", Form(), ("Origin", server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority))))
            .Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static FormUrlEncodedContent Form() => new([new("author", "sam"), new("text", "hoi")]);
}
