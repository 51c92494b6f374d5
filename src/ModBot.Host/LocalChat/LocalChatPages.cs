using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Host.Desk;
using Chat = ModBot.Adapters.Local.LocalChat;

namespace ModBot.Host.LocalChat;

/// <summary>
/// The member's pages: <c>/chat</c>. Everything works as plain pages and forms; the script only makes it live. Each message is drawn in
/// one place, here, also when the script asks for what changed.
/// </summary>
internal static class LocalChatPages
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("", Index);
        pages.MapGet("/{room}", RoomAsync);
        pages.MapPost("/{room}", SendAsync);
        pages.MapGet("/{room}/changes", ChangesAsync);
        pages.MapGet("/{room}/rules", RulesAsync);
        pages.MapPost("/{room}/{id}/edit", EditAsync);
        pages.MapPost("/{room}/{id}/delete", DeleteAsync);
        pages.MapPost("/{room}/{id}/appeal", AppealAsync);
    }

    /// <summary>A page that says what went wrong.</summary>
    public static IResult Problem(ChatProblem problem, HttpContext context)
    {
        var texts = ChatTexts.Of(context.Request);
        problem.Prepare(context.Response);
        return Page<ChatProblemPage>(context, new { Texts = texts, Sentence = problem.Sentence(texts) }, problem.Status);
    }

    private static IResult Index(HttpContext context, Chat chat)
    {
        if (LanguageChoice(context) is { } choice)
            return choice;
        if (Detour(context) is { } detour)
            return detour;
        ChatMember.TokenOrNew(context);
        return Page<ChatIndexPage>(context, new { Texts = ChatTexts.Of(context.Request), chat.Rooms });
    }

    private static async Task<IResult> RoomAsync(HttpContext context, Chat chat, LocalOptions options, TimeProvider time, string room)
    {
        if (Room(chat, room) is null)
            return Problem(ChatProblem.Of(LocalChatProblem.UnknownRoom), context);
        if (LanguageChoice(context) is { } choice)
            return choice;
        if (Detour(context) is { } detour)
            return detour;
        return await DrawRoomAsync(context, chat, options, time, room, ChatMember.TokenOrNew(context), ChatMember.Name(context.Request));
    }

    private static async Task<IResult> SendAsync(HttpContext context, Chat chat, LocalOptions options, TimeProvider time, string room)
    {
        if (Room(chat, room) is null)
            return Problem(ChatProblem.Of(LocalChatProblem.UnknownRoom), context);
        var form = await FormAsync(context);
        if (form is null)
            return Problem(new ChatProblem(StatusCodes.Status400BadRequest, "BodyBroken"), context);
        var token = ChatMember.TokenOrNew(context);
        var (author, text) = (form["author"].ToString(), form["text"].ToString());

        // Who asks for help by a command asks it quietly, as on the other platforms.
        if (PageOf(text) is { } asked)
            return TypedResults.Redirect($"/chat/{Uri.EscapeDataString(room)}/{asked}");
        var replyTo = form["replyTo"].ToString() is { Length: > 0 } answered ? answered : null;
        var posted = await chat.ReplyAsync(room, replyTo, author, text, token, context.RequestAborted);
        if (posted.IsDone)
        {
            ChatMember.RememberName(context, author.Trim());
            return Back(context, room, posted.MessageId);
        }

        // Nobody has to write it again because of our refusal.
        return await DrawRoomAsync(context, chat, options, time, room, token, author, text, ChatProblem.Of(posted.Problem));
    }

    private static string? PageOf(string text) => text.Trim().Split(' ', 2)[0].ToLowerInvariant() switch
    {
        "/hulp" or "/help" => "help",
        "/norm" => "rules",
        "/mijngegevens" or "/mydata" => "mine",
        _ => null,
    };

    private static async Task<IResult> EditAsync(HttpContext context, Chat chat, string room, string id)
    {
        var form = await FormAsync(context);
        if (form is null)
            return Problem(new ChatProblem(StatusCodes.Status400BadRequest, "BodyBroken"), context);
        var edited = await chat.EditAsync(room, id, form["text"].ToString(), ChatMember.Token(context.Request), context.RequestAborted);
        return edited.IsDone ? Back(context, room, id) : Problem(ChatProblem.Of(edited.Problem), context);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, Chat chat, string room, string id)
    {
        var deleted = await chat.DeleteAsync(room, id, ChatMember.Token(context.Request), context.RequestAborted);
        return deleted.IsDone ? Back(context, room, id) : Problem(ChatProblem.Of(deleted.Problem), context);
    }

    // Only the author can, and only against a removal by the moderation; see Appeals.
    private static async Task<IResult> AppealAsync(HttpContext context, Chat chat, string room, string id, [FromServices] Appeals? appeals = null)
    {
        var form = await FormAsync(context);
        if (form is null || appeals is null)
            return Problem(new ChatProblem(StatusCodes.Status400BadRequest, "BodyBroken"), context);
        if (Room(chat, room) is null || ChatMember.Token(context.Request) is not { } token)
            return Problem(ChatProblem.Of(LocalChatProblem.NotYours), context);
        var author = new PlatformUser(LocalAdapter.PlatformName, await chat.AuthorIdAsync(token, context.RequestAborted), string.Empty);
        var result = await appeals.TakeInAsync(author, id, form["text"].ToString(), context.RequestAborted);
        var texts = ChatTexts.Of(context.Request);
        return Page<ChatProblemPage>(context, new { Texts = texts, Title = result == AppealResult.Taken ? "AppealTitle" : "ProblemTitle", Room = Room(chat, room), Sentence = texts[$"Appeal.{result}"] });
    }

    private static async Task<IResult> ChangesAsync(HttpContext context, Chat chat, LocalOptions options, TimeProvider time, string room)
    {
        if (!long.TryParse(context.Request.Query["after"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            return new ChatProblem(StatusCodes.Status400BadRequest, "CursorInvalid", "after").ToJson(context);
        var page = await chat.ListAsync(room, after, viewerToken: ChatMember.Token(context.Request), cancellation: context.RequestAborted);
        if (page.Problem != LocalChatProblem.None)
            return ChatProblem.Of(page.Problem).ToJson(context);
        context.Response.Headers["X-Next"] = page.Next.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-More"] = page.More ? "1" : "0";
        return Page<ChatMessages>(context, new { View = View(context, options, time, Room(chat, room)!, page.Items) });
    }

    private static async Task<IResult> RulesAsync(HttpContext context, Chat chat, LocalOptions options, IHouseRules rules, string room)
    {
        if (Room(chat, room) is not { } found)
            return Problem(ChatProblem.Of(LocalChatProblem.UnknownRoom), context);
        if (LanguageChoice(context) is { } choice)
            return choice;
        if (options.HouseRulesUrl is { } elsewhere)
            return TypedResults.Redirect(elsewhere);
        var texts = ChatTexts.Of(context.Request);
        var lines = await rules.OfAsync(room, texts, context.RequestAborted);
        return Page<ChatRulesPage>(context, new { Texts = texts, Room = found, Rules = lines, options.KeepDays });
    }

    private static async Task<IResult> DrawRoomAsync(
        HttpContext context, Chat chat, LocalOptions options, TimeProvider time, string room, string token, string? author, string? draft = null, ChatProblem? problem = null)
    {
        var page = await chat.ListAsync(room, viewerToken: token, cancellation: context.RequestAborted);
        if (page.Problem != LocalChatProblem.None)
            return Problem(ChatProblem.Of(page.Problem), context);
        problem?.Prepare(context.Response);
        var view = View(context, options, time, Room(chat, room)!, page.Items) with
        {
            Next = page.Next,
            Author = author,
            Draft = draft,
            Error = problem,
            Answered = Answered(context, page.Items),
        };
        return Page<ChatRoomPage>(context, new { View = view }, problem?.Status ?? StatusCodes.Status200OK);
    }

    // After a refusal it stands in the form that came back.
    private static LocalChatItem? Answered(HttpContext context, IReadOnlyList<LocalChatItem> items)
    {
        var id = context.Request.HasFormContentType ? context.Request.Form["replyTo"].ToString() : context.Request.Query["reply"].ToString();
        return items.FirstOrDefault(item => item.Id == id && item.Kind == LocalItemKind.Member);
    }

    private static ChatView View(HttpContext context, LocalOptions options, TimeProvider time, LocalRoom room, IReadOnlyList<LocalChatItem> items) =>
        new(ChatTexts.Of(context.Request), room, items, ChatClock.Of(time), options);

    private static LocalRoom? Room(Chat chat, string name) => chat.Rooms.FirstOrDefault(room => room.Name == name);

    private static RedirectHttpResult? LanguageChoice(HttpContext context)
    {
        if (ChatTexts.In(context.Request.Query["lang"]) is not { } chosen)
            return null;
        context.Response.Cookies.Append(
            ChatTexts.Cookie, chosen.Language, new CookieOptions { SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Path = "/", IsEssential = true });
        return TypedResults.Redirect(context.Request.Path);
    }

    // A page that goes on by itself: then the browser comes from here, and shows the secret that it kept back. At most once.
    private static RazorComponentResult<ChatDetourPage>? Detour(HttpContext context)
    {
        if (!ChatMember.MayHaveKeptTokenBack(context.Request) || context.Request.Query.ContainsKey("in"))
            return null;
        return Page<ChatDetourPage>(context, new { Texts = ChatTexts.Of(context.Request), Next = context.Request.Path + "?in" });
    }

    /// <summary>The form that was sent; null when it cannot be read.</summary>
    public static async Task<IFormCollection?> FormAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        catch (Exception fault) when (fault is BadHttpRequestException or InvalidDataException or IOException)
        {
            return null;
        }
    }

    // 303: the browser shows the room again and never sends the form twice.
    private static StatusCodeHttpResult Back(HttpContext context, string room, string? id)
    {
        context.Response.Headers.Location = $"/chat/{room}#m-{id}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A page of the chat, with the headers that belong to it.</summary>
    public static RazorComponentResult<T> Page<T>(HttpContext context, object parameters, int status = StatusCodes.Status200OK)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<T>(parameters) { StatusCode = status };
    }
}
