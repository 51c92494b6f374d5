using Microsoft.Playwright;

namespace ModBot.Host.Tests.Whole;

/// <summary>
/// Pictures of the pages for the documents, at phone and desktop width. Only taken when <c>SCREENSHOTS_DIR</c> names a folder.
/// </summary>
internal sealed class Screenshots
{
    private readonly string? folder = Environment.GetEnvironmentVariable("SCREENSHOTS_DIR");

    public async Task TakeAsync(IPage page, string name)
    {
        if (folder is null) return;

        // A picture of the whole page would show the bar where the first screen ends, across what stands there.
        await page.EvaluateAsync("document.querySelectorAll('.bar').forEach(bar => bar.style.position = 'static')");
        var before = page.ViewportSize;
        foreach (var (width, height, suffix) in new[] { (390, 844, "phone"), (1280, 900, "desktop") })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{suffix}.png"), FullPage = true });
        }

        if (before is not null) await page.SetViewportSizeAsync(before.Width, before.Height);
    }
}
