using Microsoft.AspNetCore.Diagnostics;

namespace ModBot.Host.Health;

/// <summary>
/// Notes a request that failed. The exception's own words stay out of the log, because they can quote what a person wrote; its
/// type and the place in the code are enough to find it.
/// </summary>
internal sealed partial class PrivateExceptionLog(ILogger<PrivateExceptionLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Failed(exception.GetType().FullName ?? "exception", exception.InnerException?.GetType().FullName ?? "nothing", exception.StackTrace ?? "no trace");

        // The page that the person sees is made elsewhere.
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(1401, LogLevel.Error, "A request failed: {Fault}, caused by {Cause}, {Trace}")]
    private partial void Failed(string fault, string cause, string trace);
}
