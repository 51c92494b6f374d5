using System.Collections.Concurrent;
using System.Globalization;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.View;
using ModBot.Host.Health;
using ModBot.Host.Storage;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Desk.Chat;

/// <summary>
/// What presses and texts in a desk room mean. Every press is looked up anew: who pressed, whether the room is a desk, whether the case is theirs. What the owner filled in is kept with the case, so
/// that it can be gone on with in any room, on any phone and after a restart.
/// </summary>
internal sealed class ChatDesk(
    IDesk desk, ITuning tuning, Accounts accounts, DeskRooms rooms, Presses presses, Drafts drafts, PromptBook prompts, PromptDrawer drawer, ChatCommands commands, TimeProvider time, IEnumerable<IPlatformAdapter> adapters) : IDeskListener
{
    private const int Lanes = 64;
    private static readonly TimeSpan ToThinkItOver = TimeSpan.FromMinutes(1);
    private const int LongestTitle = 45;
    private const string TextField = "text";
    private const string ReasonField = "reason";
    private const string SlotField = "slot-";

    /// <summary>Stands in the press of a button above which a question stood.</summary>
    public const string Asked = "asked";

    // Two thumbs on one card take turns.
    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];

    // Counts what was put into a text of the things that the community shares.
    private int shared = -1;

    // Who was asked whether to take a case over, and when.
    private readonly ConcurrentDictionary<(string ModeratorId, string CaseId), DateTimeOffset> asked = new();

    /// <inheritdoc/>
    public bool IsDesk(string platform, string room) => rooms.Contains(platform, room);

    /// <inheritdoc/>
    public Task<CommandAnswer> CommandAsync(PlatformCommand command, CancellationToken cancellation) => commands.AnswerAsync(command, cancellation);

    /// <inheritdoc/>
    public Task AnsweredAsync(string platform, string room, string postedId, DeskView? view, CancellationToken cancellation) => prompts.AnsweredAsync(platform, room, postedId, view, cancellation);

    /// <inheritdoc/>
    public async Task<DeskAnswer> PressedAsync(DeskPress press, CancellationToken cancellation)
    {
        var words = rooms.WordsOf(press.By.Platform, press.Room);
        if (!rooms.Contains(press.By.Platform, press.Room) || ChatButton.Parse(press.Data) is not { } button) return Say(words["Chat.NoSuchButton"]);
        if (await accounts.FindAsync(press.By, cancellation) is not { } viewer) return Say(words["Chat.NotLinked"]);
        return await InTurnAsync(button.CaseId, async () =>
        {
            if (await TakenBeforeAsync(press, words, cancellation) is { } known) return known;
            if (await prompts.FindAsync(button.CaseId, press.By.Platform, press.Room, cancellation) is not { } prompt) return Say(words["Chat.NoSuchButton"]);

            if (prompt.PostedId is null && press.PostedId is { } found) await prompts.AdoptAsync(prompt, found, cancellation);

            // After a crash a case can have two cards: a press on the other one is shown on both.
            var isOther = press.PostedId is not null && press.PostedId != prompt.PostedId;
            var answer = await PressedAsync(new Turn(viewer, prompt, words, isOther, cancellation), button);
            if (!isOther || answer is not { View: null, Form: null }) return answer;

            // Nothing else ever changes that one.
            return answer with { View = (await drawer.DrawAsync(prompt, await drafts.FindAsync(button.CaseId, cancellation), cancellation))?.View };
        }, cancellation);
    }

    /// <summary>What to answer to a press that is not to be acted on, because it came before or cannot be noted; null for every other.</summary>
    private async Task<DeskAnswer?> TakenBeforeAsync(DeskPress press, Words words, CancellationToken cancellation)
    {
        try
        {
            if (await presses.TakeAsync(press, cancellation)) return null;
        }
        catch (Exception fault) when (FaultNames.IsStorage(fault))
        {
            return Say(words.Of(DeskProblem.NotStored));
        }

        // Perhaps nobody saw what became of it.
        if (press.PostedId is { } posted) await prompts.AnsweredAsync(press.By.Platform, press.Room, posted, null, cancellation);
        return DeskAnswer.Nothing;
    }

    /// <inheritdoc/>
    public async Task<DeskAnswer> EnteredAsync(DeskEntry entry, CancellationToken cancellation)
    {
        var (platform, room) = (entry.By.Platform, entry.Room);
        var words = rooms.WordsOf(platform, room);
        if (!rooms.Contains(platform, room) || await accounts.FindAsync(entry.By, cancellation) is not { } viewer) return DeskAnswer.Nothing;
        if (entry is { Data: null, ReplyTo: null })
        {
            await prompts.HintAsync(platform, room, viewer.ModeratorId, words.Format("Chat.NoReply", viewer.Name), cancellation);
            return DeskAnswer.Nothing;
        }

        if (await FieldOfAsync(entry, viewer, cancellation) is not var (caseId, field)) return DeskAnswer.Nothing;
        return await InTurnAsync(caseId, async () =>
        {
            if (await prompts.FindAsync(caseId, platform, room, cancellation) is not { } prompt) return DeskAnswer.Nothing;
            var turn = new Turn(viewer, prompt, words, IsOther: false, cancellation);
            var (view, work) = await LoadAsync(turn);
            if (view is null || !view.Mine) return Say(words.Of(DeskProblem.NotYours));
            if (!CaseLifecycle.TryNext(view.Card.State, CaseTrigger.Decide, out _)) return Say(words.Of(DeskProblem.NotPossibleNow));
            var filled = Typed(work.Form, field, CaseForm.Clean(entry.Text, CaseForm.MaxText));
            var answer = await DrawAsync(turn, work with { Form = filled }, stays: entry.Data is not null);

            // Only now: brought again after a crash, what was typed still answers something.
            var isUnfit = filled == work.Form && field.StartsWith(SlotField, StringComparison.Ordinal);
            if (entry.ReplyTo is not null) await prompts.AnswerQuestionAsync(prompt, viewer.ModeratorId, words[isUnfit ? "Chat.SlotUnfit" : "Chat.OnTheCard"], cancellation);
            return isUnfit && entry.Data is not null ? answer with { Notice = words["Chat.SlotUnfit"] } : answer;
        }, cancellation);
    }

    private static CaseForm Typed(CaseForm form, string field, string text) => field switch
    {
        ReasonField => form with { Reason = text },
        TextField => form with { Text = text },
        _ => form with { Text = SlotFiller.FillText(form.Text, new Dictionary<string, string>(StringComparer.Ordinal) { [field[SlotField.Length..]] = text }).Text },
    };

    private async Task<(string CaseId, string Field)?> FieldOfAsync(DeskEntry entry, Viewer viewer, CancellationToken cancellation)
    {
        if (entry.Data is { } data) return data.Split(':') is ["f", { Length: > 0 } caseId, { } field] && (field is TextField or ReasonField || field.StartsWith(SlotField, StringComparison.Ordinal)) ? (caseId, field) : null;
        return entry.ReplyTo is { } to ? await prompts.QuestionAsync(entry.By.Platform, entry.Room, to, viewer.ModeratorId, cancellation) : null;
    }

    private async Task<DeskAnswer> PressedAsync(Turn turn, ChatButton button)
    {
        var (view, work) = await LoadAsync(turn);
        if (view is null) return Say(turn.Words.Of(DeskProblem.NoSuchCase));
        switch (button.Op)
        {
            case ChatOp.Claim:
                if (view.Card.State == CaseState.PassedOn && turn.Viewer.Role < ModeratorRole.Lead) return Say(turn.Words["Chat.ForLead"]);

                // The button was there before somebody was quicker; taking over is another one.
                if (view is { Card.State: CaseState.Claimed, Mine: false, OwnerName: { } quicker }) return Say(turn.Words.Format("Chat.Theirs", quicker));
                return await AfterAsync(turn, await desk.ClaimAsync(turn.Viewer, button.CaseId, turn.Cancellation), null);
            case ChatOp.TakeOver:
                return await TakeOverAsync(turn, view);
            case ChatOp.Undo:
                return await AfterAsync(turn, await desk.UndoAsync(turn.Viewer, button.CaseId, turn.Cancellation), null);
            case ChatOp.Again or ChatOp.Leave:
                return await AfterAsync(turn, await desk.SettleDoubtAsync(turn.Viewer, button.CaseId, button.Argument, button.Op == ChatOp.Again, turn.Cancellation), null);
            case ChatOp.Remember:
                var remembered = await tuning.RememberAsync(turn.Viewer, button.CaseId, turn.Cancellation);
                return remembered.IsOk ? await DrawAsync(turn, null, stays: true) with { Notice = turn.Words["Done.Remembered"] } : Say(TuningText.Of(remembered, turn.Words));
            case ChatOp.History when CapabilitiesOf(turn.Prompt.Platform) is { HasPrivateAnswers: true }:
                return new DeskAnswer { Private = ChatHistory.Of(view, turn.Words, time) };
        }

        if (!view.Mine) return Say(view.OwnerName is { } owner ? turn.Words.Format("Chat.Theirs", owner) : turn.Words.Of(DeskProblem.NotYours));
        if (button.Op == ChatOp.Release) return await AfterAsync(turn, await desk.ReleaseAsync(turn.Viewer, button.CaseId, turn.Cancellation), null);
        if (!CaseLifecycle.TryNext(view.Card.State, CaseTrigger.Decide, out _)) return await DrawAsync(turn, work, stays: true) with { Notice = turn.Words.Of(DeskProblem.NotPossibleNow) };
        return button.Op switch
        {
            ChatOp.Show => await ShowAsync(turn, view, work, button),
            ChatOp.Hide => await DrawAsync(turn.Revealing(RevealLayer.Label, view.Since), work, stays: true),
            ChatOp.Text or ChatOp.Reason => await TypeAsync(turn, view, work, button),
            ChatOp.Slot when SlotFiller.OpenSlotsIn(work.Form.Text).Contains(button.Argument) => await TypeAsync(turn, view, work, button),
            ChatOp.Do => await DoAsync(turn, work, button),
            _ => await DrawAsync(turn, Filled(view, work, button, turn.Words), stays: true),
        };
    }

    // Whoever has the case loses what was filled in: nobody does that to somebody with one press.
    private async Task<DeskAnswer> TakeOverAsync(Turn turn, CaseView view)
    {
        if (view.Mine) return Say(turn.Words["Case.Mine"]);
        if (!view.CanClaim || view.OwnerName is not { } owner) return Say(view.OwnerName is { } other ? turn.Words.Format("Chat.Theirs", other) : turn.Words.Of(DeskProblem.NotPossibleNow));
        var (key, now) = ((turn.Viewer.ModeratorId, view.Card.CaseId), time.GetUtcNow());
        foreach (var (old, at) in asked) if (now - at > ToThinkItOver) asked.TryRemove(old, out _);
        if (asked.TryRemove(key, out _)) return await AfterAsync(turn, await desk.ClaimAsync(turn.Viewer, view.Card.CaseId, turn.Cancellation), null);
        asked[key] = now;
        return Say(turn.Words.Format("Chat.TakesOver", owner));
    }

    /// <summary>What a press fills in; unchanged for one that means nothing here.</summary>
    private ChatWork Filled(CaseView view, ChatWork work, ChatButton button, Words words)
    {
        var form = work.Form;
        switch (button.Op)
        {
            case ChatOp.Ask:
                return work.Closed() with { Asking = Question.RealPerson };
            case ChatOp.Answer when button.ReadPair() is var (number, name) && work.Asking is { } question && (int)question == number && LadderNames.TryParse<Answer>(name, out var answer):
                var answers = form.Answers.With(question, answer);
                return work with { Form = form with { Answers = answers }, Asking = After(question, answers) };
            case ChatOp.Danger:
                return work.Closed() with { ShowsDanger = true };
            case ChatOp.Flag when button.ReadPair() is var (on, name) && LadderNames.TryParse<Flag>(name, out var flag):
                return work with { Form = form with { Flags = on == 0 ? [.. form.Flags.Where(standing => standing != flag)] : [.. form.Flags.Append(flag).Distinct().Order()] } };
            case ChatOp.Pick when LadderNames.TryParse<CardButtonKind>(button.Argument, out var kind) && view.Card.Buttons.Any(known => known.Kind == kind):
                return work.Closed() with { Form = new Composer(kind, view, form, words, reasonAsked: false).Opened(At(view, words)) };
            case ChatOp.Rule when form.Chosen is { } choosing && new Composer(choosing, view, form, words, reasonAsked: false) is { RuleSlot: { } place } open && int.TryParse(button.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var named):
                return work with { Form = open.Choose(place, named - 1) };
            case ChatOp.Rule when form.Chosen is { } removing && new Composer(removing, view, form, words, reasonAsked: false) is var explaining && explaining.Rule(button.Argument) is { } rule:
                return work with { Form = form with { Explanation = explaining.ExplanationFor(rule, At(view, words)) } };
            case ChatOp.Use when button.Argument.Length == 0:
                return work with { Form = form with { TemplateId = null, Text = string.Empty } };
            case ChatOp.Use when form.Chosen is { } chosen:
                // In a chat the last press counts: an example replaces what stood there.
                var used = new Composer(chosen, view, form with { QuestionNumber = work.Page, TemplateId = null, Text = string.Empty }, words, reasonAsked: false).Use(button.Argument, At(view, words));
                if (used.Text.Length == 0) return work;

                // Something else that they share each time, so that nobody reads the same again and again.
                var filling = new Composer(chosen, view, used, words, reasonAsked: false);
                return work with { Form = filling.SharedSlot is { } topic ? filling.Choose(topic, (Interlocked.Increment(ref shared) & int.MaxValue) % view.Shared.Count) : used };
            case ChatOp.More when button.Argument is [>= '0' and <= '9' and var page]:
                return work with { Page = page - '0' };
            case ChatOp.Language when Words.IsLanguage(button.Argument):
                return work with { Form = form with { TemplateLanguage = button.Argument } };
            case ChatOp.History:
                return work.Closed() with { ShowsHistory = true };
            case ChatOp.Also when button.ReadPair() is var (on, name) && LadderNames.TryParse<ModerationAction>(name, out var action) && ModerationActionExtensions.Beside.Contains(action):
                return work with { Form = form.Tick(action, on != 0) };
            case ChatOp.Back:
                return work.Closed();
            default:
                return work;
        }
    }

    private string At(CaseView view, Words words) => LocalTime.Of(view.Card.SentAt, time, words);

    private static Question? After(Question question, GuidelineAnswers answers)
    {
        var walk = GuidelineChart.Walk(answers);
        var path = walk.Steps.Select(step => step.Question).Concat(walk.Next is { } next ? [next] : []).ToList();
        var at = path.IndexOf(question);
        return at >= 0 && at + 1 < path.Count ? path[at + 1] : null;
    }

    private async Task<DeskAnswer> ShowAsync(Turn turn, CaseView view, ChatWork work, ChatButton button)
    {
        if (!LadderNames.TryParse<RevealLayer>(button.Argument, out var layer)) return Say(turn.Words["Chat.NoSuchButton"]);
        var (result, text) = await desk.RevealAsync(turn.Viewer, button.CaseId, layer, turn.Cancellation);
        if (!result.IsOk || text is null) return Say(turn.Words.Of(result.Problem));
        if (CapabilitiesOf(turn.Prompt.Platform) is not { HasPrivateAnswers: true }) return await DrawAsync(turn.Revealing(layer, view.Since), work, stays: true);

        // For one pair of eyes where the platform can do that; the others in the room need not read it.
        var lines = new DeskTextBuilder();
        ChatQuote.Add(lines, text, turn.Words);
        return new DeskAnswer { Private = lines.Build() };
    }

    private async Task<DeskAnswer> TypeAsync(Turn turn, CaseView view, ChatWork work, ChatButton button)
    {
        var (field, value, longest, label, question) = button.Op switch
        {
            ChatOp.Reason => (ReasonField, work.Form.Reason, DecisionRules.MaxPrivateLength, turn.Words["Chat.Reason"], "Chat.TypeReason"),
            ChatOp.Slot => (SlotField + button.Argument, string.Empty, SlotFiller.MaxOf(button.Argument), turn.Words.Format("Chat.Slot", button.Argument), "Chat.TypeSlot"),
            _ => (TextField, work.Form.Text, work.Form.Chosen?.Action()?.IsPublicReply() != true ? DecisionRules.MaxPrivateLength : DecisionRules.MaxReplyLength, turn.Words["Compose.Text"], "Chat.TypeText"),
        };
        if (CapabilitiesOf(turn.Prompt.Platform) is { HasForms: true })
        {
            var title = CaseTitle.Of(view.Card.Assessment?.Step, view.Card.Flags).Text(turn.Words);
            return new DeskAnswer { Form = new DeskForm($"f:{button.CaseId}:{field}", title[..Math.Min(title.Length, LongestTitle)], label, value, longest) };
        }

        await prompts.AskAsync(turn.Prompt, field, turn.Viewer.ModeratorId, turn.Words.Format(question, turn.Viewer.Name, longest, button.Argument), turn.Cancellation);
        return Say(turn.Words["Chat.TypeBelow"]);
    }

    private async Task<DeskAnswer> DoAsync(Turn turn, ChatWork work, ChatButton button)
    {
        // Behind the button may stand why a text is sent although the lint asked about it.
        var parts = button.Argument.Split('-');
        if (!LadderNames.TryParse<CardButtonKind>(parts[0], out var kind) || work.Form.Chosen != kind) return await DrawAsync(turn, work, stays: true);
        LintAnswer? said = parts.Length > 1 && LadderNames.TryParse<LintAnswer>(parts[^1], out var answer) ? answer : null;
        if (kind == CardButtonKind.HandOver) return await AfterAsync(turn, await desk.HandOverAsync(turn.Viewer, button.CaseId, turn.Cancellation), null);

        // Where the panel showed the question, pressing on answers it; otherwise it is shown now.
        var result = await desk.DecideAsync(turn.Viewer, (work.Form with { Confirmed = parts.Contains(Asked), LintAnswer = said }).ToInput(button.CaseId, kind), turn.Cancellation);
        if (kind == CardButtonKind.Support && result.IsOk) return await DrawAsync(turn, work.Sent(), stays: true, catchUp: true) with { Notice = turn.Words["Done.Supported"] };
        return await AfterAsync(turn, result, work with { ReasonAsked = work.ReasonAsked || result.Decision == DecisionProblem.ReasonMissing });
    }

    /// <summary>Draws the card after something was done, or says why it was not.</summary>
    /// <param name="turn">Whose turn it is.</param>
    /// <param name="result">How it went.</param>
    /// <param name="kept">What the presser filled in, when the press was about that; null otherwise.</param>
    private async Task<DeskAnswer> AfterAsync(Turn turn, DeskResult result, ChatWork? kept)
    {
        if (result.IsOk) return await DrawAsync(turn.Revealing(RevealLayer.Label, default), null, stays: true);
        var notice = result.Decision is { } problem ? turn.Words.Of(problem) : turn.Words.Of(result.Problem);

        // What was refused leaves the card, and what its owner filled in, as they are.
        if (kept is null) return Say(notice);
        return await DrawAsync(turn, kept, stays: true, catchUp: result.Problem == DeskProblem.ChangedMeanwhile) with { Notice = notice };
    }

    /// <summary>Keeps what was filled in and draws the card.</summary>
    /// <param name="turn">Whose turn it is.</param>
    /// <param name="work">What was filled in; null to start anew.</param>
    /// <param name="stays">Whether the answer can show it; otherwise it is posted like any change.</param>
    /// <param name="catchUp">Whether the person now sees the case as it has become, so that the next press is about that.</param>
    private async Task<DeskAnswer> DrawAsync(Turn turn, ChatWork? work, bool stays, bool catchUp = false)
    {
        if (catchUp && work is not null && await desk.GetCaseAsync(turn.Viewer, turn.Prompt.CaseId, null, null, turn.Cancellation) is { } now) work = work with { Form = work.Form with { Version = now.Version } };
        var draft = work is null ? null : new Draft(turn.Viewer.ModeratorId, work);
        if (await drawer.DrawAsync(turn.Prompt, draft, turn.Cancellation) is not { } drawn) return Say(turn.Words.Of(DeskProblem.NoSuchCase));
        await prompts.KeepAsync(turn.Prompt, draft, drawn, stays && !turn.IsOther, turn.Cancellation);
        return stays ? new DeskAnswer { View = drawn.View } : DeskAnswer.Nothing;
    }

    private async Task<(CaseView? View, ChatWork Work)> LoadAsync(Turn turn)
    {
        var work = (await drafts.FindAsync(turn.Prompt.CaseId, turn.Cancellation))?.For(turn.Viewer.ModeratorId);
        var view = await desk.GetCaseAsync(turn.Viewer, turn.Prompt.CaseId, work?.Form.Answers, work?.Form.Flags, turn.Cancellation);
        return (view, view is null ? new ChatWork { Form = new CaseForm() } : work ?? ChatWork.For(view));
    }

    private DeskCapabilities? CapabilitiesOf(string platform) => adapters.OfType<IDeskAdapter>().FirstOrDefault(adapter => adapter.Platform == platform)?.Desk;

    private async Task<DeskAnswer> InTurnAsync(string caseId, Func<Task<DeskAnswer>> act, CancellationToken cancellation)
    {
        var lane = lanes[(uint)StringComparer.Ordinal.GetHashCode(caseId) % Lanes];
        await lane.WaitAsync(cancellation);
        try
        {
            return await act();
        }
        finally
        {
            lane.Release();
        }
    }

    private static DeskAnswer Say(string notice) => new() { Notice = notice };

    /// <summary>One press: who, under which card, in which language.</summary>
    private sealed record Turn(Viewer Viewer, PromptRow Prompt, Words Words, bool IsOther, CancellationToken Cancellation)
    {
        /// <summary>The same, with so much of the text in the card.</summary>
        public Turn Revealing(RevealLayer layer, DateTimeOffset since)
        {
            (Prompt.Revealed, Prompt.RevealedTo, Prompt.RevealedSince) = (layer, layer == RevealLayer.Label ? null : Viewer.ModeratorId, since);
            return this;
        }
    }
}
