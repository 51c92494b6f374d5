using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using ModBot.Adapters.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordRestTests : IDisposable
{
    private const string Channel = "123456789012345678";

    private readonly FakeTimeProvider time = new();
    private readonly StubHandler handler = new();
    private readonly DiscordRest rest;

    public DiscordRestTests() => rest = new DiscordRest(new DiscordOptions { Token = "secret", ApiBase = "https://discord.test/api" }, time, () => 0.5, handler);

    public void Dispose()
    {
        rest.Dispose();
        handler.Dispose();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_SaysWhoWeAre()
    {
        await rest.DeleteAsync(Channel, Channel, "reden: é", Cancellation);

        var request = handler.Requests.ShouldHaveSingleItem();
        request.Uri.ShouldBe($"https://discord.test/api/v10/channels/{Channel}/messages/{Channel}");
        request.Authorization.ShouldBe("Bot secret");
        request.UserAgent.ShouldStartWith("DiscordBot (https://");
        request.Reason.ShouldBe("reden%3A%20%C3%A9");
    }

    [Fact]
    public async Task Answers_CarryNoToken()
    {
        await rest.CallbackAsync(new DiscordInteraction { Id = Channel, ApplicationId = Channel, Token = "a/b" }, new DiscordCallback(6), Cancellation);

        var request = handler.Requests.ShouldHaveSingleItem();
        request.Authorization.ShouldBeNull();
        request.Uri.ShouldEndWith("/a%2Fb/callback");
    }

    [Fact]
    public async Task BucketEmpty_NextWaitsForItsReset_OthersDoNot()
    {
        handler.Answer = _ => Limited(remaining: 0, resetAfter: 3);
        await rest.ChannelAsync(Channel, Cancellation);

        var waiting = rest.ChannelAsync(Channel, Cancellation);
        await rest.ChannelAsync("999999999999999999", Cancellation);
        handler.Requests.Count.ShouldBe(2);
        time.Advance(TimeSpan.FromSeconds(2.9));
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.2));

        (await waiting).IsDone.ShouldBeTrue();
        handler.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task BucketEmptyForLong_IsGivenBackUnsent()
    {
        handler.Answer = _ => Limited(remaining: 0, resetAfter: 60);
        await rest.ChannelAsync(Channel, Cancellation);

        var held = await rest.ChannelAsync(Channel, Cancellation);

        held.Failure.ShouldBe(DiscordFailure.Held);
        held.RetryAfter.ShouldBe(TimeSpan.FromSeconds(60));
        handler.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task UnknownBucket_CallsGoOneByOne()
    {
        var first = new TaskCompletionSource<HttpResponseMessage>();
        handler.Later = () => first.Task;
        var one = rest.ChannelAsync(Channel, Cancellation);
        var two = rest.ChannelAsync(Channel, Cancellation);
        handler.Requests.Count.ShouldBe(1);

        handler.Later = null;
        first.SetResult(Limited(remaining: 4, resetAfter: 5));
        await Task.WhenAll(one, two);

        handler.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task TooMany_WaitsSecondsNotMilliseconds()
    {
        handler.Queue(TooMany(1.5, global: false));

        var call = rest.ChannelAsync(Channel, Cancellation);
        time.Advance(TimeSpan.FromSeconds(1.4));
        call.IsCompleted.ShouldBeFalse();
        handler.Requests.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(0.2));

        (await call).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task TooManyGlobally_HoldsEverybodyButAnswers()
    {
        handler.Queue(TooMany(30, global: true));
        (await rest.ChannelAsync(Channel, Cancellation)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));

        (await rest.SelfAsync(Cancellation)).Failure.ShouldBe(DiscordFailure.Held);
        (await rest.CallbackAsync(new DiscordInteraction { Id = Channel, Token = "t" }, new DiscordCallback(6), Cancellation)).IsDone.ShouldBeTrue();
        rest.IsSlowedDown.ShouldBeTrue();
        handler.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task FiftyASecond_AreNotExceeded()
    {
        for (var number = 0; number < 50; number++) await rest.ChannelAsync((123456789012345000 + number).ToString(CultureInfo.InvariantCulture), Cancellation);

        var more = rest.ChannelAsync(Channel, Cancellation);
        handler.Requests.Count.ShouldBe(50);
        time.Advance(TimeSpan.FromSeconds(1.1));
        await more;

        handler.Requests.Count.ShouldBe(51);
    }

    [Fact]
    public async Task TokenRefused_NothingMoreIsSent()
    {
        handler.Queue(new HttpResponseMessage(HttpStatusCode.Unauthorized));

        (await rest.SelfAsync(Cancellation)).Failure.ShouldBe(DiscordFailure.TokenRefused);
        (await rest.ChannelAsync(Channel, Cancellation)).Failure.ShouldBe(DiscordFailure.TokenRefused);

        rest.IsTokenRefused.ShouldBeTrue();
        handler.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_TokenOfInteractionOver_SaysNothingOfTheBot()
    {
        handler.Queue(new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("""{"code":50027,"message":"Invalid Webhook Token"}""") });

        (await rest.FollowUpAsync(new DiscordInteraction { Id = Channel, ApplicationId = Channel, Token = "t" }, new DiscordOutgoing { Content = "x" }, Cancellation)).Code.ShouldBe(50027);

        rest.IsTokenRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task ServerFails_PostWithoutNonce_IsNotRepeated()
    {
        handler.Answer = _ => new HttpResponseMessage(HttpStatusCode.BadGateway);

        var reply = await rest.PostAsync(Channel, new DiscordOutgoing { Content = "x" }, Cancellation);

        reply.Failure.ShouldBe(DiscordFailure.Unknown);
        handler.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ServerKeepsFailing_BreakerOpensForThatKindAlone()
    {
        handler.Answer = _ => new HttpResponseMessage(HttpStatusCode.BadGateway);
        for (var number = 0; number < 8; number++) await rest.PostAsync(Channel, new DiscordOutgoing { Content = "x" }, Cancellation);

        rest.IsResting(DiscordEndpoint.Acting).ShouldBeTrue();
        rest.IsResting(DiscordEndpoint.Reading).ShouldBeFalse();
        (await rest.PostAsync(Channel, new DiscordOutgoing { Content = "x" }, Cancellation)).Failure.ShouldBe(DiscordFailure.Held);
        handler.Requests.Count.ShouldBe(8);
    }

    [Fact]
    public async Task LostAnswerAndThenRefused_StaysUnknown()
    {
        handler.Queue(new HttpResponseMessage(HttpStatusCode.BadGateway));
        handler.Answer = _ => TooMany(600, global: false);

        var call = rest.PostAsync(Channel, new DiscordOutgoing { Content = "x", Nonce = "n", EnforceNonce = true }, Cancellation);
        while (!call.IsCompleted) time.Advance(TimeSpan.FromSeconds(1));

        (await call).Failure.ShouldBe(DiscordFailure.Unknown);
    }

    [Theory]
    [InlineData("1/../../guilds")]
    [InlineData("")]
    [InlineData("123456789012345678901")]
    public async Task ForgedId_NeverBecomesAnAddress(string id) =>
        await Should.ThrowAsync<ArgumentException>(() => rest.ChannelAsync(id, Cancellation));

    private static HttpResponseMessage Limited(int remaining, double resetAfter)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
        response.Headers.Add("X-RateLimit-Bucket", "abcd");
        response.Headers.Add("X-RateLimit-Limit", "5");
        response.Headers.Add("X-RateLimit-Remaining", remaining.ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("X-RateLimit-Reset-After", resetAfter.ToString(CultureInfo.InvariantCulture));
        return response;
    }

    private static HttpResponseMessage TooMany(double seconds, bool global) => new(HttpStatusCode.TooManyRequests)
    {
        Content = new StringContent($$"""{"message":"x","retry_after":{{seconds.ToString(CultureInfo.InvariantCulture)}},"global":{{(global ? "true" : "false")}}}"""),
    };

    private sealed record Sent(string Uri, string? Authorization, string UserAgent, string? Reason);

    private sealed class StubHandler : HttpMessageHandler
    {
        private readonly Queue<HttpResponseMessage> queued = new();

        public List<Sent> Requests { get; } = [];

        public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };

        public Func<Task<HttpResponseMessage>>? Later { get; set; }

        public void Queue(HttpResponseMessage response) => queued.Enqueue(response);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string? Header(string name) => request.Headers.TryGetValues(name, out var values) ? values.First() : null;
            Requests.Add(new Sent(request.RequestUri!.AbsoluteUri, Header("Authorization"), string.Join(' ', request.Headers.GetValues("User-Agent")), Header("X-Audit-Log-Reason")));
            return Later?.Invoke() ?? Task.FromResult(queued.TryDequeue(out var response) ? response : Answer(request));
        }
    }
}
