using ModBot.Adapters.Local;

namespace ModBot.Host.LocalChat;

/// <summary>Something that a visitor or a program is told: a status and one clear sentence.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">The name of the sentence; also the <c>code</c> for programs.</param>
/// <param name="Values">What stands in the sentence.</param>
public sealed record ChatProblem(int Status, string Name, params object?[] Values)
{
    private const string RetryAfterSeconds = "10";

    /// <summary>What the chat itself answered.</summary>
    public static ChatProblem Of(LocalChatProblem problem) => problem switch
    {
        LocalChatProblem.UnknownRoom or LocalChatProblem.UnknownMessage => new(StatusCodes.Status404NotFound, problem.ToString()),
        LocalChatProblem.NotYours => new(StatusCodes.Status403Forbidden, problem.ToString()),
        LocalChatProblem.TextEmpty or LocalChatProblem.AuthorReserved => new(StatusCodes.Status422UnprocessableEntity, problem.ToString()),
        LocalChatProblem.TextTooLong => new(StatusCodes.Status422UnprocessableEntity, problem.ToString(), LocalText.MaxTextLength),
        LocalChatProblem.AuthorInvalid => new(StatusCodes.Status422UnprocessableEntity, problem.ToString(), LocalText.MaxAuthorLength),
        LocalChatProblem.StorageFull or LocalChatProblem.StorageReadOnly or LocalChatProblem.StorageUnavailable =>
            new(StatusCodes.Status503ServiceUnavailable, problem.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, "This is no problem to tell of."),
    };

    /// <summary>The sentence.</summary>
    public string Sentence(ChatTexts texts) => texts.Format(Name, Values);

    /// <summary>As an answer to a program: problem+json (RFC 9457).</summary>
    public IResult ToJson(HttpContext context)
    {
        Prepare(context.Response);
        return TypedResults.Problem(
            detail: Sentence(ChatTexts.Of(context.Request)),
            statusCode: Status,
            extensions: [new("code", Name)]);
    }

    /// <summary>What goes with it in the headers.</summary>
    public void Prepare(HttpResponse response)
    {
        if (Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = RetryAfterSeconds;
    }
}
