using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ModBot.Host.ConsoleDesk;
using ModBot.Host.Desk;
using ModBot.Host.Desk.Duty;
using ModBot.Host.Desk.Referrals;
using ModBot.Host.Desk.Trends;
using ModBot.Host.Pipeline;
using ModBot.Host.Tuning;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>The real console on a fake desk and a fake team; each test has its own.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 14, 0, 0, TimeSpan.Zero);

    private readonly WebApplication app;

    private ConsoleHost(WebApplication app, FakeTimeProvider time, LogLines log)
    {
        (this.app, Time, Log) = (app, time, log);
        (Desk, Team) = ((FakeDesk)app.Services.GetRequiredService<IDesk>(), (FakeTeam)app.Services.GetRequiredService<ITeam>());
        (Tuning, Model) = ((FakeTuning)app.Services.GetRequiredService<ITuning>(), (FakeModel)app.Services.GetRequiredService<ILoadedModel>());
    }

    public FakeTimeProvider Time { get; }

    public FakeDesk Desk { get; }

    public FakeTeam Team { get; }

    public FakeTuning Tuning { get; }

    public FakeModel Model { get; }

    public FakeReferrals Referrals => (FakeReferrals)app.Services.GetRequiredService<IReferrals>();

    public FakeWhatWorks WhatWorks => (FakeWhatWorks)app.Services.GetRequiredService<IWhatWorks>();

    public FakeDuty Duty => (FakeDuty)app.Services.GetRequiredService<IDutyDesk>();

    /// <summary>Every line that was logged, at every level.</summary>
    public LogLines Log { get; }

    /// <summary>Where a real browser finds it; only with <c>listen</c>.</summary>
    public string Address => app.Urls.First();

    public static async Task<ConsoleHost> StartAsync(bool listen = false)
    {
        // A real browser has a real clock, and would throw cookies of another time away.
        var time = new FakeTimeProvider(listen ? TimeProvider.System.GetUtcNow() : Start);
        var log = new LogLines();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        if (listen) builder.WebHost.UseUrls("http://127.0.0.1:0");
        else builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IDesk>(new FakeDesk(time));
        builder.Services.AddSingleton<ITeam>(new FakeTeam(time));
        builder.Services.AddSingleton<ITuning>(new FakeTuning());
        builder.Services.AddSingleton<IDutyDesk>(new FakeDuty());
        builder.Services.AddSingleton<IReferrals>(new FakeReferrals());
        builder.Services.AddSingleton<IWhatWorks>(new FakeWhatWorks());
        builder.Services.AddSingleton<ILoadedModel>(new FakeModel());
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddConsole();
        var built = builder.Build();
        built.MapConsole();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new ConsoleHost(built, time, log);
    }

    /// <summary>A browser that nobody is signed in on.</summary>
    public Browser Open() => new(new HttpClient(new CookieKeeper(app.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") });

    /// <summary>A browser on which somebody is signed in, through the real pages.</summary>
    public async Task<Browser> SignInAsync(ModeratorRole role = ModeratorRole.Moderator, string name = "Sam")
    {
        var member = await Team.AddAsync(name, role, CancellationToken.None);
        var code = await Team.CreateSignInCodeAsync(member.Id, CancellationToken.None);
        var browser = Open();
        var page = await browser.GetAsync($"/sign-in?code={code}");
        (await browser.PostAsync(page, "/sign-in", ("code", code))).Status.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Keeps cookies, as a browser does, and follows nothing by itself.</summary>
internal sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // A container of the framework drops cookies by the clock on the wall; here the test's clock counts, and the server keeps it.
    private readonly Dictionary<string, string> jar = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (jar.Count > 0) request.Headers.Add("Cookie", string.Join("; ", jar.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.Headers.TryGetValues("Set-Cookie", out var set)) return response;
        foreach (var cookie in set.Select(line => line.Split(';')[0].Split('=', 2))) jar[cookie[0]] = cookie[1];
        return response;
    }
}

/// <summary>Collects what is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<string> lines = [];

    public string Text
    {
        get
        {
            lock (lines) return string.Join('\n', lines);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines) lines.Add($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
