using System.Text;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Local;
using ModBot.Host.Desk.Chat;
using ModBot.Host.Members;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using Chat = ModBot.Adapters.Local.LocalChat;

namespace ModBot.Host.LocalChat;

/// <summary>What a member of the built-in chat can ask: help, a quiet report, his or her own data. Elsewhere these are commands.</summary>
internal static class ChatMemberPages
{
    /// <summary>Maps them, unless the chat is switched off.</summary>
    public static IEndpointRouteBuilder MapChatMembers(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<LocalOptions>().Enabled == false)
            return app;
        var pages = app.MapGroup("/chat");
        pages.AddEndpointFilter(new ChatFilter(LocalChatPages.Problem).InvokeAsync);
        pages.MapGet("/{room}/help", HelpAsync);
        pages.MapGet("/{room}/mine", MineAsync);
        pages.MapGet("/{room}/mine.json", MineJsonAsync);
        pages.MapPost("/{room}/mine", AskAsync);
        pages.MapPost("/{room}/{id}/report", ReportAsync);
        return app;
    }

    private static async Task<IResult> HelpAsync(HttpContext context, Chat chat, HelpAnswer help, string room) =>
        Say(context, chat, room, "Help", await help.TextAsync(WordsOf(context), context.RequestAborted));

    private static async Task<IResult> MineAsync(HttpContext context, Chat chat, PersonalData data, string room) => await ShowMineAsync(context, chat, data, room, note: null);

    private static async Task<IResult> MineJsonAsync(HttpContext context, Chat chat, PersonalData data, string room)
    {
        if (!chat.HasRoom(room))
            return LocalChatPages.Problem(ChatProblem.Of(LocalChatProblem.UnknownRoom), context);
        var entries = await MemberAsync(context, chat) is { } member ? await data.ReadAsync(member, WordsOf(context), context.RequestAborted) : [];
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(PersonalFile.JsonText(entries)), "application/json", "mijngegevens.json");
    }

    private static async Task<IResult> AskAsync(HttpContext context, Chat chat, PersonalData data, string room)
    {
        var form = await LocalChatPages.FormAsync(context);
        if (form is null)
            return LocalChatPages.Problem(new ChatProblem(StatusCodes.Status400BadRequest, "BodyBroken"), context);
        var words = WordsOf(context);
        if (await MemberAsync(context, chat) is not { } member)
            return await ShowMineAsync(context, chat, data, room, note: null);
        var note = form["do"].ToString() switch
        {
            "erase" when form["sure"] == "on" => MyDataCommand.Erased(await data.EraseAsync(member, context.RequestAborted), words),
            "correct" => Asked(await data.AskAsync(member, DataRequestKind.Correction, form["text"].ToString(), context.RequestAborted)),
            "object" => Asked(await data.AskAsync(member, DataRequestKind.Objection, form["text"].ToString(), context.RequestAborted)),
            _ => null,
        };
        return await ShowMineAsync(context, chat, data, room, note);

        string Asked(bool arrived) => words[arrived ? "MyData.Asked" : "MyData.NotAsked"];
    }

    private static async Task<IResult> ReportAsync(HttpContext context, Chat chat, Reports reports, string room, string id)
    {
        if (await chat.FindAsync(new MessageKey(LocalAdapter.PlatformName, room, id), context.RequestAborted) is not { } message)
            return LocalChatPages.Problem(ChatProblem.Of(LocalChatProblem.UnknownMessage), context);
        ChatMember.TokenOrNew(context);

        // Whoever had no token has one from the next request on; until then there is nobody to answer.
        var by = await MemberAsync(context, chat) ?? new PlatformUser(LocalAdapter.PlatformName, string.Empty, string.Empty);
        var taken = await reports.TakeInAsync(by, message, context.RequestAborted);
        return Say(context, chat, room, "Report", WordsOf(context)[taken ? "Command.Report.Thanks" : "Command.Report.TooMany"]);
    }

    private static async Task<IResult> ShowMineAsync(HttpContext context, Chat chat, PersonalData data, string room, string? note)
    {
        var words = WordsOf(context);
        var text = await MemberAsync(context, chat) is { } member ? await data.TextAsync(member, words, context.RequestAborted) : words["MyData.Nothing"];
        return Say(context, chat, room, "Mine", text, note, isMine: true);
    }

    private static IResult Say(HttpContext context, Chat chat, string room, string title, string text, string? note = null, bool isMine = false)
    {
        if (chat.Rooms.FirstOrDefault(known => known.Name == room) is not { } found)
            return LocalChatPages.Problem(ChatProblem.Of(LocalChatProblem.UnknownRoom), context);
        var texts = ChatTexts.Of(context.Request);
        return LocalChatPages.Page<ChatMemberPage>(context, new { Texts = texts, Room = found, Title = texts[title], Text = text, Note = note, IsMine = isMine });
    }

    private static async Task<PlatformUser?> MemberAsync(HttpContext context, Chat chat) => ChatMember.Token(context.Request) is { } token
        ? new PlatformUser(LocalAdapter.PlatformName, await chat.MemberIdAsync(token, context.RequestAborted), string.Empty) { Language = ChatTexts.Of(context.Request).Language }
        : null;

    private static Words WordsOf(HttpContext context) => Words.In(ChatTexts.Of(context.Request).Language);
}
