using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ModBot.Host.Setup;
using ModBot.Host.Tests.ConsoleDesk;

namespace ModBot.Host.Tests.Setup;

/// <summary>The whole application in this process, on a free port and a data folder of its own.</summary>
internal sealed class WholeHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private WholeHost(DirectoryInfo folder, WebApplication app) => (this.folder, this.app) = (folder, app);

    public string Data => Path.Combine(folder.FullName, "data");

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.First());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WholeHost> StartAsync(Action<IServiceCollection>? replace = null, params (string Key, string Value)[] settings)
    {
        var made = Directory.CreateTempSubdirectory("modbot-whole-");
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Host:DataDirectory"] = Path.Combine(made.FullName, "data"), ["Host:Url"] = "http://127.0.0.1:0" };
        foreach (var (key, value) in settings) values[key] = value;
        var built = ModBotApp.Build(Configuration.Load(null, values), replace);
        await ModBotApp.PrepareAsync(built, null, Token);
        await built.StartAsync(Token);
        return new WholeHost(made, built);
    }

    /// <summary>A browser that nobody is signed in on.</summary>
    public Browser Open() => new(new HttpClient(new CookieKeeper(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })) { BaseAddress = Address });

    /// <summary>A browser on which the first admin is signed in.</summary>
    public async Task<Browser> SignInAsync()
    {
        var browser = Open();
        var code = await ModBotApp.CreateFirstSignInCodeAsync(app.Services, Token);
        await browser.PostAsync(await browser.GetAsync($"/sign-in?code={code}"), "/sign-in", ("code", code));
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
