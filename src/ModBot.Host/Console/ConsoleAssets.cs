using Microsoft.Extensions.FileProviders;

namespace ModBot.Host.ConsoleDesk;

/// <summary>Style sheets, scripts and icons, from inside the assembly.</summary>
internal static class ConsoleAssets
{
    private const string Root = "ModBot.Host.wwwroot";

    private static readonly object Mark = new();

    public static StaticFileOptions Options { get; } = new()
    {
        FileProvider = new EmbeddedFileProvider(typeof(ConsoleAssets).Assembly, Root),
        OnPrepareResponse = context =>
        {
            // Kept, but asked about each time: after an update nobody sees an old style sheet.
            context.Context.Response.Headers.CacheControl = "no-cache";
            context.Context.Items[Mark] = true;
        },
    };

    /// <summary>Whether a response is one of these files, which the browser may keep.</summary>
    public static bool IsAsset(HttpContext context) => context.Items.ContainsKey(Mark);
}
