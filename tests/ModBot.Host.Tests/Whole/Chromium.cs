using Microsoft.Playwright;

namespace ModBot.Host.Tests.Whole;

/// <summary>The browser of the machine. Where there is none the browser tests are skipped, except in CI, where they must run.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Starts it, or skips the test.</summary>
    public static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var path = Find();
        if (path is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("Chromium was not found. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to its path, to run the browser tests.");
        }

        path.ShouldNotBeNull("CI must have Chromium.");
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments }));
    }

    private static string? Find()
    {
        var given = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        if (!string.IsNullOrEmpty(given)) return given;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
