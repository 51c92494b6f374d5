using ModBot.Adapters.Local;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.LocalChat;

/// <summary>Stands before every endpoint of the chat: turns away who may not come in, and turns a fault into a sentence.</summary>
/// <param name="tell">How this part of the chat tells of a problem.</param>
internal sealed partial class ChatFilter(Func<ChatProblem, HttpContext, IResult> tell)
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (ChatGuard.Refuse(context, context.RequestServices.GetRequiredService<LocalOptions>()) is { } refused)
            return tell(refused, context);
        try
        {
            return await next(invocation);
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
            Log.Failed(Logger(context), fault);
            return tell(new ChatProblem(StatusCodes.Status500InternalServerError, "Fault"), context);
        }
    }

    private static ILogger Logger(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<ChatFilter>>();

    private static partial class Log
    {
        [LoggerMessage(4101, LogLevel.Error, "A request to the local chat failed.")]
        public static partial void Failed(ILogger logger, Exception fault);

        [LoggerMessage(4102, LogLevel.Error, "The local chat cannot open its stored texts: the keys folder that belongs to its file is missing.")]
        public static partial void KeysMissing(ILogger logger);
    }
}
