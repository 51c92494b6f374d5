using ModBot.Adapters.Local;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.LocalChat;

/// <summary>Stands before every endpoint of the chat: turns away who may not come in, and turns a fault into a sentence.</summary>
/// <param name="tell">How this part of the chat tells of a problem.</param>
internal sealed partial class ChatFilter(Func<ChatProblem, HttpContext, IResult> tell)
{
    private int storageRefuses;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (ChatGuard.Refuse(context, context.RequestServices.GetRequiredService<LocalOptions>()) is { } refused)
            return tell(refused, context);
        try
        {
            var answer = await next(invocation);
            Notice(answer, context);
            return answer;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to tell.
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (LocalChatStorageException fault)
        {
            return tell(ChatProblem.Of(fault.Problem), context);
        }
        catch (SealBrokenException)
        {
            Log.KeysMissing(Logger(context));
            return tell(new ChatProblem(StatusCodes.Status503ServiceUnavailable, "KeysMissing"), context);
        }
#pragma warning disable CA1031 // The edge: whoever asked gets a sentence, whoever runs ModBot gets the fault in the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(Logger(context), fault.GetType().Name, fault.StackTrace ?? "no trace");
            return tell(new ChatProblem(StatusCodes.Status500InternalServerError, "Fault"), context);
        }
    }

    // A full disk refuses thousands of messages; whoever runs ModBot needs to hear of it once.
    private void Notice(object? answer, HttpContext context)
    {
        var refuses = answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status503ServiceUnavailable } ? 1 : 0;
        var writes = !HttpMethods.IsGet(context.Request.Method);
        if ((refuses == 0 && !writes) || Interlocked.Exchange(ref storageRefuses, refuses) == refuses)
            return;
        if (refuses == 1)
            Log.StorageRefuses(Logger(context));
        else
            Log.StorageWorks(Logger(context));
    }

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<ChatFilter>>();

    private static partial class Log
    {
        [LoggerMessage(4101, LogLevel.Error, "A request to the local chat failed: {Fault}, {Trace}")]
        public static partial void Failed(ILogger logger, string fault, string trace);

        [LoggerMessage(4103, LogLevel.Error, "The local chat's file cannot be used: full, read-only or not reachable. Messages are refused until it can.")]
        public static partial void StorageRefuses(ILogger logger);

        [LoggerMessage(4104, LogLevel.Information, "The local chat's file can be used again.")]
        public static partial void StorageWorks(ILogger logger);

        [LoggerMessage(4102, LogLevel.Error, "The local chat cannot open its stored texts: the keys folder that belongs to its file is missing.")]
        public static partial void KeysMissing(ILogger logger);
    }
}
