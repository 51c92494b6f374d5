namespace ModBot.Host.ConsoleDesk;

/// <summary>
/// Headers on every response, also on errors. The policy allows nothing but our own files, so that a message which slipped
/// through unencoded could still not run, load or send anything.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>What a drawing may do when it is looked at by itself: be drawn, with its own style.</summary>
    public const string PicturePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private static readonly object PictureMark = new();

    /// <summary>Says that the response is a drawing, not a page.</summary>
    public static void IsPicture(HttpContext context) => context.Items[PictureMark] = true;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.ContentSecurityPolicy = ((HttpContext)state).Items.ContainsKey(PictureMark) ? PicturePolicy : ContentSecurityPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
                if (!ConsoleAssets.IsAsset((HttpContext)state)) headers.CacheControl = "no-store";
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }
}
