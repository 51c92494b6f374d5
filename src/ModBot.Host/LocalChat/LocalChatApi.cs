using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModBot.Adapters.Local;
using Chat = ModBot.Adapters.Local.LocalChat;

namespace ModBot.Host.LocalChat;

/// <summary>The chat for programs, and for the script of the page: <c>/api/local</c>.</summary>
internal static class LocalChatApi
{
    // Proxies and browsers give up on a silent connection after half a minute or more.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(25);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/rooms", (Chat chat) => TypedResults.Json(new RoomsDto([.. chat.Rooms.Select(room => new RoomDto(room.Name, room.Title))]), ChatJson.Default.RoomsDto));
        api.MapGet("/{room}/messages", ListAsync);
        api.MapPost("/{room}/messages", PostAsync);
        api.MapGet("/{room}/messages/{id}", GetAsync);
        api.MapPut("/{room}/messages/{id}", EditAsync);
        api.MapDelete("/{room}/messages/{id}", DeleteAsync);
        api.MapGet("/{room}/stream", StreamAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Chat chat, string room)
    {
        if (!TryNumber(context, "after", out var after, out var problem) || !TryNumber(context, "limit", out var limit, out problem))
            return problem!.ToJson(context);
        var page = await chat.ListAsync(room, after, (int)Math.Min(limit ?? Chat.MaxPage, Chat.MaxPage), ChatMember.Token(context.Request), context.RequestAborted);
        return page.Problem == LocalChatProblem.None
            ? TypedResults.Json(new PageDto([.. page.Items.Select(MessageDto.Of)], page.Next, page.More), ChatJson.Default.PageDto)
            : ChatProblem.Of(page.Problem).ToJson(context);
    }

    private static async Task<IResult> GetAsync(HttpContext context, Chat chat, string room, string id)
    {
        var page = await chat.GetAsync(room, id, ChatMember.Token(context.Request), context.RequestAborted);
        return page.Problem == LocalChatProblem.None
            ? TypedResults.Json(MessageDto.Of(page.Items[0]), ChatJson.Default.MessageDto)
            : ChatProblem.Of(page.Problem).ToJson(context);
    }

    private static async Task<IResult> PostAsync(HttpContext context, Chat chat, string room)
    {
        var (values, problem) = await ChatBody.ReadAsync(context, "author", "text", "replyTo?");
        if (problem is not null)
            return problem.ToJson(context);
        var token = ChatMember.Token(context.Request);
        var posted = await chat.ReplyAsync(room, values[2].Length == 0 ? null : values[2], values[0], values[1], token, context.RequestAborted);
        if (!posted.IsDone)
            return ChatProblem.Of(posted.Problem).ToJson(context);
        if (token is not null)
            ChatMember.RememberName(context, values[0].Trim());
        context.Response.Headers.Location = $"/api/local/{room}/messages/{posted.MessageId}";
        return TypedResults.Json(new StoredDto(posted.MessageId!, posted.Revision), ChatJson.Default.StoredDto, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> EditAsync(HttpContext context, Chat chat, string room, string id)
    {
        var (values, problem) = await ChatBody.ReadAsync(context, "text");
        if (problem is not null)
            return problem.ToJson(context);
        var edited = await chat.EditAsync(room, id, values[0], ChatMember.Token(context.Request), context.RequestAborted);
        return edited.IsDone
            ? TypedResults.Json(new StoredDto(edited.MessageId!, edited.Revision), ChatJson.Default.StoredDto)
            : ChatProblem.Of(edited.Problem).ToJson(context);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, Chat chat, string room, string id)
    {
        var deleted = await chat.DeleteAsync(room, id, ChatMember.Token(context.Request), context.RequestAborted);
        return deleted.IsDone ? TypedResults.NoContent() : ChatProblem.Of(deleted.Problem).ToJson(context);
    }

    // Tells that something changed, never what: the page then asks for what this viewer may see.
    private static async Task<IResult> StreamAsync(HttpContext context, Chat chat, TimeProvider time, IHostApplicationLifetime host, string room)
    {
        if (!chat.HasRoom(room))
            return ChatProblem.Of(LocalChatProblem.UnknownRoom).ToJson(context);
        if (!TryNumber(context, "after", out var after, out var problem))
            return problem!.ToJson(context);

        // Opens the file if nobody did: trouble with it is told before the stream begins.
        await chat.WaitForChangeAsync(room, -1, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(TicksAsync(chat, room, after ?? -1, time, host.ApplicationStopping, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> TicksAsync(
        Chat chat, string room, long after, TimeProvider time, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        // Headers go out with the first item: without one a browser would not know that it is connected.
        yield return Tick("alive", after);
        while (!stopping.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            var tick = await NextAsync(chat, room, after, time, stopping, aborted);
            if (tick is { } change)
                after = change;
            yield return Tick(tick is null ? "alive" : "change", after);
        }
    }

    private static SseItem<string> Tick(string kind, long change) => new(change.ToString(CultureInfo.InvariantCulture), kind);

    private static async Task<long?> NextAsync(
        Chat chat, string room, long after, TimeProvider time, CancellationToken stopping, CancellationToken aborted)
    {
        using var silence = new CancellationTokenSource(KeepAlive, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, stopping, aborted);
        try
        {
            return await chat.WaitForChangeAsync(room, after, either.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static bool TryNumber(HttpContext context, string name, out long? value, out ChatProblem? problem)
    {
        (value, problem) = (null, null);
        var given = context.Request.Query[name].ToString();
        if (given.Length == 0)
            return true;
        if (long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            value = number;
            return true;
        }

        problem = new ChatProblem(StatusCodes.Status400BadRequest, "CursorInvalid", name);
        return false;
    }
}

internal sealed record RoomDto(string Name, string Title);

internal sealed record RoomsDto(IReadOnlyList<RoomDto> Rooms);

internal sealed record StoredDto(string MessageId, int Revision);

internal sealed record PageDto(IReadOnlyList<MessageDto> Messages, long Next, bool More);

internal sealed record MessageDto(
    string Id, string Room, string Kind, string? RemovedBy, string? Author, string? Text, DateTimeOffset SentAt, DateTimeOffset? EditedAt,
    string? ReplyTo, bool Mine, long Order, long Seq)
{
    public static MessageDto Of(LocalChatItem item) => new(
        item.Id, item.Room, Name(item.Kind), item.RemovedBy == LocalRemoval.None ? null : Name(item.RemovedBy), item.Author, item.Text,
        item.SentAt, item.EditedAt, item.ReplyTo, item.Mine, item.Order, item.Seq);

#pragma warning disable CA1308 // Names on the wire are lower case.
    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RoomsDto))]
[JsonSerializable(typeof(PageDto))]
[JsonSerializable(typeof(MessageDto))]
[JsonSerializable(typeof(StoredDto))]
internal sealed partial class ChatJson : JsonSerializerContext;
