using System.Globalization;
using ModBot.Adapters.Contract;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;
using ModBot.Host.Tuning;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Desk.Chat;

/// <summary>
/// The card of a case as a chat shows it: labels first, the text only once its owner asked for it and then as a spoiler. Pure; it holds no rules, only what <see cref="CaseView"/> says, in words.
/// </summary>
/// <param name="view">The case.</param>
/// <param name="work">What its owner filled in.</param>
/// <param name="text">The text, when it stands in the card; null otherwise.</param>
/// <param name="reading">What the lint says of the text that its owner wrote.</param>
/// <param name="offer">Whether the text can be remembered as harmless here.</param>
/// <param name="canBeTakenOver">Whether there is a lead beside whoever has the case.</param>
/// <param name="words">The language of the room.</param>
/// <param name="time">The team's clock.</param>
internal sealed class ChatCard(CaseView view, ChatWork work, RevealedText? text, DraftReading reading, RememberOffer offer, bool canBeTakenOver, Words words, TimeProvider time)
{
    private const int ButtonsInRow = 3;

    // At most five rows fit: one of the text above the answers, one below them, and perhaps a question.
    private const int RowsOfAnswers = 3;
    private const int MostInRow = 5;
    private const int LongestLabel = 40;
    private const int LastLines = 3;

    // The advice was for before; what was done is what counts now.
    private static readonly string[] Told = ["actions", "action", "template", "adapted", "reason", "layer"];

    private static readonly Answer[] Answers = [Answer.Yes, Answer.No, Answer.Unknown];

    private CaseCard Card => view.Card;

    /// <summary>Whether the owner can decide now.</summary>
    private bool CanDecide => view.OwnerName is not null && CaseLifecycle.TryNext(Card.State, CaseTrigger.Decide, out _);

    /// <summary>Draws it.</summary>
    public DeskView Draw()
    {
        var lines = new DeskTextBuilder();
        Labels(lines);
        if (CanDecide)
        {
            if (work.Asking is { } question) return new DeskView(Question(lines, question), QuestionButtons(question));
            if (work.ShowsHistory) return new DeskView(ChatHistory.Add(lines.Gap(), view, words, time).Build(), [[Button(words["Chat.Back"], ChatOp.Back)]]);
            if (work.ShowsDanger) return new DeskView(Danger(lines), DangerButtons());
            if (work.Form.Chosen is { } chosen && new Composer(chosen, view, work.Form with { QuestionNumber = work.Page }, words, work.ReasonAsked) is var composer) return new DeskView(Panel(lines, composer), PanelButtons(composer));
        }

        Advice(lines);
        return new DeskView(lines.Build(), [.. Buttons().Select(row => (IReadOnlyList<DeskButton>)[.. row]).Where(row => row.Count > 0)]);
    }

    private void Labels(DeskTextBuilder lines)
    {
        var assessment = Card.Assessment;
        var title = CaseTitle.Of(assessment?.Step, Card.Flags);

        // Whoever reads "may hurt" over a message that a member only brought would think the worst of it.
        var isBrought = view.Reports > 0 && assessment is { Step: Step.None } && title.Danger is null;
        lines.Add(isBrought ? words["Chat.Reported"] : title.Text(words), DeskStyle.Bold);
        foreach (var flag in Card.Flags.Where(flag => flag.IsImmediate() && flag != title.Danger)) lines.Line(words.Format("Desk.Danger", words.Of(flag)), DeskStyle.Bold);
        if (view.AskedBy is { } asker) lines.Line(words.Format("Chat.TakeOver", asker), DeskStyle.Bold);
        lines.Line(
        [
            assessment is null or { Grey: true } ? words["Desk.Grey"] : string.Empty,
            .. assessment?.Grounds.Select(words.Of) ?? [],
            .. assessment?.Forms.Select(words.Of) ?? [],
            assessment is { Target: not Target.None } ? words.Of(assessment.Target) : string.Empty,
            Card.TargetKnown ? words[Card.TargetSupported ? "Case.Target.Supported" : "Case.Target.Known"] : string.Empty,
            .. Card.Flags.Where(flag => !flag.IsImmediate()).Select(words.Of),
        ]);
        lines.Line(
        [
            words.Format("Chat.Where", PlatformText.Of(Card.Platform, words), view.ChannelName),
            LocalTime.Of(Card.SentAt, time, words),
            Card.Content == MessageContent.Unreadable ? words.Of(Card.Content) : string.Empty,
            view.Reports > 0 && !isBrought ? words["Chat.Reported"] : string.Empty,
            Card.Edited ? words["Desk.Edited"] : string.Empty,
            Card.Gone ? words["Desk.Gone"] : string.Empty,
            Card.Hidden && !Card.Gone ? words["Desk.Hidden"] : string.Empty,
            Card.Live ? words["Desk.Live"] : string.Empty,
        ]);
        if (view.ChannelLink is { } link) lines.Line(words.Format("Chat.Post", link));
        if (Card.PileOn is { } pileOn) lines.Line(words.Format(Card.Flags.Contains(Flag.Raid) ? "Case.Raid" : "Case.PileOn", pileOn.Messages, pileOn.Authors));
        if (Card.Twins > 0) lines.Line(words.Format("Case.Twins", Card.Twins), DeskStyle.Bold);
        foreach (var clock in ClockText.Of(Card, words, time)) lines.Line(clock);
        lines.Line([words.Of(Card.State), view.OwnerName is { } owner ? words.Format("Desk.With", owner) : view.IsOpen ? words["Desk.Free"] : string.Empty]);
        if (view.Eased) lines.Line(words["Case.Eased"]);
        if (view.Appeal is { AnsweredAt: null } appeal) lines.Line(words[appeal.AgainstViewer && view.OwnerName is null ? "Appeal.Other" : "Appeal.Waits"], DeskStyle.Bold);
        if (text is null) return;
        lines.Gap();
        ChatQuote.Add(lines, text, words);
    }

    private void Advice(DeskTextBuilder lines)
    {
        lines.Gap();
        if (view.Doubt is { } doubt)
        {
            var action = HistoryText.ActionOf(doubt.Action, words) ?? doubt.Action;
            lines.Line(words[doubt.Unknown ? "Doubt.Unknown" : "Doubt.Refused.Short"], DeskStyle.Bold);
            lines.Line(words.Format(doubt.Unknown ? "Doubt.Unknown.Help" : "Doubt.Refused", action));
            if (!doubt.Unknown && LadderNames.TryParse<RefusalReason>(doubt.Reason, out var reason) && reason != RefusalReason.None) lines.Line(words.Of(reason));
        }

        if (!view.IsOpen)
        {
            foreach (var line in view.History.Where(line => line.ActorName is not null).TakeLast(LastLines)) lines.Line([HistoryText.Sentence(line, words), .. HistoryText.Labels(line with { Details = line.Details.Where(detail => Told.Contains(detail.Key)).ToDictionary() }, words)]);
            foreach (var sent in view.Sent.TakeLast(1)) lines.Line(words.Of(sent.State)).Line(ChatQuote.Cut(sent.Text), DeskStyle.Quote);
            if (offer != RememberOffer.None) lines.Line(words[offer == RememberOffer.Possible ? "Remember.Help" : "Remember.Known"]);
            return;
        }

        if (Card.Assessment is { } assessment) lines.Line(words.Pick(assessment.Why));
        else lines.Line(words["Case.NoAssessment"]);
        var advice = Card.Recommendation;
        lines.Line(words["Advice.Title"], DeskStyle.Bold).Add(": ");
        lines.Add(advice.Outcomes.Count == 0 ? words.Format("Advice.Open", words.Of(advice.Walk.Next ?? Moderation.Guideline.Question.RealPerson)) : string.Join("; ", advice.Outcomes.Select(words.Of)));
        foreach (var side in advice.Advice) lines.Line($"– {words.Of(side)}");
        if (ReferralText.LineOf(Card, words) is { Length: > 0 } partners) lines.Line(partners);
        if (!CanDecide) return;
        if (Card.Assessment is { Grey: true })
        {
            lines.Line(words["Grey.Title"]);
            foreach (var question in (ReadOnlySpan<string>)["Grey.1", "Grey.2", "Grey.3"]) lines.Line($"– {words[question]}");
        }

        foreach (var button in Card.Buttons.Where(button => button.Availability == Availability.Disabled)) lines.Line($"{words.Of(button.Kind)}: {words.Of(button.Reason)}");
    }

    private IEnumerable<IEnumerable<DeskButton>> Buttons()
    {
        if (view.Doubt is { } doubt && view.OwnerName is not null) yield return [Button(words[doubt.Unknown ? "Doubt.SendAgain" : "Doubt.TryAgain"], ChatOp.Again, doubt.OutboxId), Button(words["Doubt.Leave"], ChatOp.Leave, doubt.OutboxId)];
        if (!CanDecide)
        {
            if (view.CanClaim) yield return [Button(words["Case.Claim"], ChatOp.Claim, style: DeskButtonStyle.Primary)];
            if (view.CanUndo) yield return [Button(words["Case.Undo"], ChatOp.Undo)];
            if (offer == RememberOffer.Possible) yield return [Button(words["Remember.Do"], ChatOp.Remember)];
            yield break;
        }

        yield return [.. TextButtons(), Button(words["Chat.Questions"], ChatOp.Ask), Button(words["Chat.Danger"], ChatOp.Danger)];
        var open = Card.Buttons.Where(button => button.Availability != Availability.Disabled).ToList();
        var rows = view.Doubt is null ? RowsOfAnswers : RowsOfAnswers - 1;
        foreach (var row in open.Chunk(open.Count > rows * ButtonsInRow ? MostInRow : ButtonsInRow)) yield return row.Select(Pick);
        List<DeskButton> last = [Button(words["Case.History"], ChatOp.History)];
        if (CaseLifecycle.TryNext(Card.State, CaseTrigger.Release, out _)) last.Add(Button(words["Case.Release"], ChatOp.Release));
        if (view.CanUndo) last.Add(Button(words["Case.Undo"], ChatOp.Undo));
        if (canBeTakenOver) last.Add(Button(words["Chat.LeadTakesOver"], ChatOp.TakeOver));
        yield return last;
    }

    private IEnumerable<DeskButton> TextButtons()
    {
        if (Card.MaxLayer == RevealLayer.Label) yield break;
        if (text?.Layer != RevealLayer.HarmMasked) yield return Button(words["Message.ShowMasked"], ChatOp.Show, LadderNames.Name(RevealLayer.HarmMasked));
        if (text?.Layer != RevealLayer.Full) yield return Button(words["Message.ShowFull"], ChatOp.Show, LadderNames.Name(RevealLayer.Full));
        if (text is not null) yield return Button(words["Message.Hide"], ChatOp.Hide);
    }

    private DeskButton Pick(CardButton button) => Button(
        words.Of(button.Kind),
        ChatOp.Pick,
        button.Id,
        button.Availability == Availability.Primary ? DeskButtonStyle.Primary : button.Kind == CardButtonKind.Delete ? DeskButtonStyle.Danger : DeskButtonStyle.Normal);

    private DeskText Question(DeskTextBuilder lines, Question question)
    {
        lines.Gap().Line(string.Create(CultureInfo.InvariantCulture, $"N{(int)question}. {words.Of(question)}"), DeskStyle.Bold);
        if (Card.Questions.FirstOrDefault(filled => filled.Question == question) is { } filled) lines.Line(words.Format("Questions.Suggestion", words.Of(filled.Answer), words.Of(filled.Reason)));
        if (work.Form.Answers[question] is { } given) lines.Line(words.Format("Chat.Answered", words.Of(given)));
        return lines.Build();
    }

    private IReadOnlyList<IReadOnlyList<DeskButton>> QuestionButtons(Question question) =>
    [
        [.. Answers.Select(answer => Button(Capital(words.Of(answer)), ChatOp.Answer, ChatButton.Pair((int)question, LadderNames.Name(answer))))],
        [Button(words["Chat.Back"], ChatOp.Back)],
    ];

    private DeskText Danger(DeskTextBuilder lines) => lines.Gap().Line(words["Danger.Title"], DeskStyle.Bold).Line(words["Danger.Lead"]).Build();

    private IReadOnlyList<IReadOnlyList<DeskButton>> DangerButtons() =>
    [
        .. Enum.GetValues<Flag>().Where(flag => flag.IsImmediate() || flag == Flag.ModeratorIsTarget)
            .Select(flag => Button(Tick(work.Form.Flags.Contains(flag), words.Of(flag)), ChatOp.Flag, ChatButton.Pair(work.Form.Flags.Contains(flag) ? 0 : 1, LadderNames.Name(flag))))
            .Chunk(ButtonsInRow),
        [Button(words["Chat.Back"], ChatOp.Back)],
    ];

    private DeskText Panel(DeskTextBuilder lines, Composer composer)
    {
        lines.Gap().Line(words.Of(composer.Button.Kind), DeskStyle.Bold).Line(composer.IsCare ? words["Compose.Care"] : words.Of(composer.Button.Kind, "Hint"));
        if (composer.Button.Reason != ActionReason.None) lines.Line(words.Of(composer.Button.Reason));
        if (composer.AsksConfirmation && words.Has($"ActionReason.{composer.Button.Reason}.Ask")) lines.Line(words.Format("Chat.Confirms", words.Of(composer.Button.Reason, "Ask")));
        if (composer.SupportComesFirst) lines.Line(words["Compose.SupportFirst"], DeskStyle.Bold);
        if (composer.IsByHand) lines.Line(words["Appeal.ByHand"]);
        if (composer.HasText) TextPanel(lines, composer);
        if (composer.Explains) lines.Line(words["Compose.Explanation"], DeskStyle.Bold).Line(ChatQuote.Cut(work.Form.Explanation), DeskStyle.Quote);
        if (composer.Final.Count > 0) lines.Line(words.Format("Compose.Final", string.Join(", ", composer.Final.Select(words.Of))));
        if (work.Form.Reason.Length > 0) lines.Line(words["Case.Reason"]).Line(ChatQuote.Cut(work.Form.Reason), DeskStyle.Quote);
        else if (work.ReasonAsked || composer.Button.Availability == Availability.NeedsReason) lines.Line(words["Chat.ReasonNeeded"]);
        if (view.GoesToLead) lines.Line(words["Compose.ThenLead"]);
        return lines.Build();
    }

    private void TextPanel(DeskTextBuilder lines, Composer composer)
    {
        if (work.Form.Text.Length > 0)
        {
            lines.Line(words["Compose.Text"], DeskStyle.Bold).Line(ChatQuote.Cut(work.Form.Text), DeskStyle.Quote);
            lines.Line(words.Format("Compose.Count", work.Form.Text.Length, composer.MaxLength));
            Lint(lines, composer);
            if (composer.OpenSlots.Count > 0) lines.Line(words.Format("Chat.Slots", string.Join(", ", composer.OpenSlots)));
            if (composer.RuleSlot is { } place)
            {
                foreach (var (index, choice) in composer.ChoicesFor(place).Take(MostInRow).Index()) lines.Line($"{words.Format("Chat.Rule", index + 1)}: {choice.Label}");
            }

            return;
        }

        lines.Line(words[composer.Suggestions.Count == 0 ? "Compose.NoTemplates" : "Compose.Templates"]);
        if (composer.Empathy is { } question) lines.Line(words["Compose.Question"], DeskStyle.Bold).Line(question.Text.In(composer.Language), DeskStyle.Quote);
        foreach (var (index, suggestion) in Examples(composer).Index())
        {
            lines.Line(suggestion.Template.Id, DeskStyle.Bold).Line(composer.TextOf(suggestion.Template), DeskStyle.Quote);
            if (index == 0) lines.Line(words.Pick(suggestion.Why));
        }
    }

    // What the lint offers instead of the text (A27); not what the text began with.
    private ReplyTemplate? OfferOf(Composer composer) => reading.Findings.Where(finding => finding.Level > LintLevel.Hint).Select(finding => composer.Offer(finding.Check)).FirstOrDefault(offer => offer is not null && offer.Id != work.Form.TemplateId);

    private void Lint(DeskTextBuilder lines, Composer composer)
    {
        foreach (var finding in reading.Findings)
        {
            lines.Line($"{words.Of(finding.Level)}: ", finding.Level == LintLevel.Hint ? [] : [DeskStyle.Bold]).Add(words.Of(finding.Check));
            if (words.Has($"LintCheck.{finding.Check}.Instead")) lines.Line(words.Of(finding.Check, "Instead"));
        }

        if (OfferOf(composer) is { } offer) lines.Line(offer.Id, DeskStyle.Bold).Line(composer.TextOf(offer), DeskStyle.Quote);
        if (reading.StopsAndThinks) lines.Line(words["Stop.Title"], DeskStyle.Bold).Line(string.Join(' ', words["Stop.Stop"], words["Stop.Feel"], words["Stop.Think"], words["Stop.Do"]));
        if (reading.Blocks) lines.Line(words["Lint.Blocked"]);
        else if (reading.Asks) lines.Line(words["Lint.Anyway"]);
    }

    // The press says whether the question stood above it: pressing on answers only what was asked (A21).
    private static string Doing(Composer composer) => composer.AsksConfirmation ? $"{composer.Button.Id}-{ChatDesk.Asked}" : composer.Button.Id;

    private IReadOnlyList<IReadOnlyList<DeskButton>> PanelButtons(Composer composer)
    {
        List<IReadOnlyList<DeskButton>> rows = [];
        if (composer.HasText)
        {
            // An example is chosen by reading it, so its button stands only beside it.
            var isEmpty = work.Form.Text.Length == 0;
            if (isEmpty) rows.Add([.. Examples(composer).Select(suggestion => suggestion.Template.Id).Concat(composer.Empathy is { } question ? [question.Id] : []).Select(id => Button(words.Format("Compose.Use", id), ChatOp.Use, id))]);
            else if (composer.RuleSlot is { } place) rows.Add(RuleButtons(composer.ChoicesFor(place).Count));
            else rows.Add([.. composer.OpenSlots.Take(ButtonsInRow).Select(slot => Button(words.Format("Chat.Slot", slot), ChatOp.Slot, slot, DeskButtonStyle.Primary))]);
            rows.Add(isEmpty ? [.. EmptyButtons(composer)] : [Button(words["Chat.Change"], ChatOp.Text), Button(words["Chat.Other"], ChatOp.Use), .. OfferOf(composer) is { } offer ? [Button(words.Format("Compose.Use", offer.Id), ChatOp.Use, offer.Id)] : (DeskButton[])[]]);
        }

        List<DeskButton> also = [];
        foreach (var action in composer.Beside) also.Add(Button(Tick(work.Form.Also.Contains(action), words.Of(action, "Tick")), ChatOp.Also, ChatButton.Pair(work.Form.Also.Contains(action) ? 0 : 1, LadderNames.Name(action))));
        if (composer.AsksReason) also.Add(Button(words["Chat.Reason"], ChatOp.Reason));
        rows.Add(also);

        // The explanation names one house rule, once the text has its own; the first ones fit in a row, the console has all of them.
        if (composer.Explains && composer.RuleSlot is null) rows.Add(RuleButtons(composer.Rules.Count));
        List<DeskButton> last = [];
        var isReady = !composer.HasText || (work.Form.Text.Length > 0 && composer.OpenSlots.Count == 0);
        if (isReady && !reading.Blocks && reading.Asks) last.AddRange(Enum.GetValues<LintAnswer>().Select(answer => Button(words.Of(answer), ChatOp.Do, $"{Doing(composer)}-{LadderNames.Name(answer)}")));
        else if (isReady && !reading.Blocks)
            last.Add(Button(composer.Does(words), ChatOp.Do, Doing(composer), composer.Button.Kind == CardButtonKind.Delete || work.Form.Also.Contains(ModerationAction.Delete) ? DeskButtonStyle.Danger : DeskButtonStyle.Primary));
        last.Add(Button(words["Chat.Back"], ChatOp.Back));
        rows.Add(last);
        return [.. rows.Where(row => row.Count > 0)];
    }

    private IReadOnlyList<DeskButton> RuleButtons(int rules) =>
        [.. Enumerable.Range(1, Math.Min(rules, MostInRow)).Select(number => Button(words.Format("Chat.Rule", number), ChatOp.Rule, number.ToString(CultureInfo.InvariantCulture)))];

    private IEnumerable<DeskButton> EmptyButtons(Composer composer)
    {
        yield return Button(words["Chat.Write"], ChatOp.Text);
        var next = (PageOf(composer) + 1) % composer.Pages.Count;
        if (composer.Pages.Count > 1) yield return Button(words.Format("Chat.More", next + 1, composer.Pages.Count), ChatOp.More, next.ToString(CultureInfo.InvariantCulture));
        var other = composer.Language == Words.Dutch.Language ? Words.English.Language : Words.Dutch.Language;
        if (composer.Suggestions.Count > 0) yield return Button(words[$"Chat.Language.{other}"], ChatOp.Language, other);
    }

    private IEnumerable<ReplySuggestion> Examples(Composer composer) => composer.Pages[PageOf(composer)];

    // Other answers bring other examples, and perhaps fewer.
    private int PageOf(Composer composer) => Math.Min(work.Page, composer.Pages.Count - 1);

    private DeskButton Button(string label, ChatOp op, string argument = "", DeskButtonStyle style = DeskButtonStyle.Normal) =>
        new(label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)] + "…", new ChatButton(Card.CaseId, op, argument).ToString(), style);

    private string Capital(string label) => char.ToUpper(label[0], words.Culture) + label[1..];

    private static string Tick(bool on, string label) => (on ? "☑ " : "☐ ") + label;
}
