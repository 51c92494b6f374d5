using System.Globalization;
using ModBot.Host.Members;
using ModBot.Host.Texts;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Desk.View;

/// <summary>Something that fits in an open place of a text.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Values">What it puts into the text, by place.</param>
internal sealed record SlotChoice(string Label, IReadOnlyDictionary<string, string> Values);

/// <summary>What opens when a button needs more than a press: a text, a question, a reason, or simply "are you sure".</summary>
internal sealed class Composer
{
    /// <summary>How many examples stand open; the rest is one tap away.</summary>
    public const int FirstTemplates = 3;

    private readonly CaseForm form;
    private readonly CaseView view;
    private readonly CaseCard card;

    public Composer(CardButtonKind button, CaseView view, CaseForm form, Words words, bool reasonAsked)
    {
        this.form = form;
        this.view = view;
        Button = view.Card.Buttons.FirstOrDefault(candidate => candidate.Kind == button) ?? new CardButton(button, Availability.Available);
        AsksReason = reasonAsked || Button.Availability == Availability.NeedsReason || button == CardButtonKind.PassOn;
        Language = form.TemplateLanguage ?? (view.Card.Assessment?.Language is "nl" or "en" ? view.Card.Assessment.Language : words.Language);
        card = view.Card;
        IsCare = button == CardButtonKind.Private && view.Card.Flags.Contains(Flag.SelfHarm);
        Query = QueryOf(button, view, form);
        Suggestions = HasText ? ReplyLibrary.Suggest(Query, view.Templates) : [];
        var first = Suggestions.TakeWhile(suggestion => !suggestion.OnlyModeratorKnows).Take(FirstTemplates).ToArray();
        Pages = [first, .. Suggestions.Skip(first.Length).Chunk(FirstTemplates)];
    }

    public CardButton Button { get; }

    /// <summary>The examples as they are shown: the first that fit, then the rest in as many at a time.</summary>
    public IReadOnlyList<IReadOnlyList<ReplySuggestion>> Pages { get; }

    /// <summary>Whether the text is only kept in the case, and a person sends it.</summary>
    public bool IsByHand => view.AnswersByHand && Button.Kind.Action() is { } action && action.AnswersAppeal();

    /// <summary>What the button that ends it says.</summary>
    public string Does(Words words) => IsByHand ? words["Appeal.ByHand.Do"] : words.Of(Button.Kind, "Do");

    /// <summary>Whether other people will read a text.</summary>
    public bool HasText => Takes(Button.Kind);

    /// <summary>Whether the text goes to somebody who may be in need, so that it is about care and not about a norm (override V3).</summary>
    public bool IsCare { get; }

    public bool IsPrivate => Button.Kind.Action() is { } action && action.IsVisibleText() && !action.IsPublicReply();

    /// <summary>Whether the target reads it.</summary>
    public bool IsSupport => Button.Kind == CardButtonKind.Support;

    /// <summary>Whether everybody would read a text while the target got no support yet (A33).</summary>
    public bool SupportComesFirst => HasText && !IsPrivate && card.Recommendation.Advice.Any(advice => advice is Advice.SupportTargetFirst or Advice.SupportTargetOpenly);

    public int MaxLength => IsPrivate ? DecisionRules.MaxPrivateLength : DecisionRules.MaxReplyLength;

    /// <summary>Language of the examples: that of the message, unless somebody chose.</summary>
    public string Language { get; }

    /// <summary>For what a text is sought.</summary>
    public ReplyQuery Query { get; }

    public IReadOnlyList<ReplySuggestion> Suggestions { get; }

    /// <summary>The empathy question that is offered now, one at a time: only in private, to the author, where the guideline says to talk (O6, A34). Null for none.</summary>
    public EmpathyQuestion? Empathy =>
        Button.Kind == CardButtonKind.Private && !IsCare && card.Recommendation.Outcomes.Contains(Outcome.TalkPrivately) && EmpathyQuestions.For(Query.Audience) is { Count: > 0 } questions
            ? questions[form.QuestionNumber % questions.Count]
            : null;

    public bool AsksConfirmation => Button.Availability == Availability.NeedsConfirmation;

    public bool AsksReason { get; }

    /// <summary>The places in the text that are still to be filled in.</summary>
    public IReadOnlyList<string> OpenSlots => [.. SlotFiller.OpenSlotsIn(form.Text).Distinct(StringComparer.Ordinal)];

    /// <summary>What this would do that cannot be taken back here: a decision is taken back as a whole or not at all.</summary>
    public IReadOnlyList<ModerationAction> Final => Chosen().Any(IsFinal) ? [.. Chosen().Where(action => action.IsCarriedOutByPlatform()).OrderBy(IsFinal)] : [];

    /// <summary>Whether an action cannot be taken back here.</summary>
    public bool IsFinal(ModerationAction action) => card.Irreversible.Contains(action);

    /// <summary>What can be done beside the action of the button.</summary>
    public IReadOnlyList<ModerationAction> Beside => [.. Possible.Where(action => action != ModerationAction.Explain || Removes)];

    /// <summary>Whether the author can be told why, once something is ticked that removes the message.</summary>
    public bool CanExplain => Possible.Contains(ModerationAction.Explain);

    /// <summary>Whether a button sends a text.</summary>
    public static bool Takes(CardButtonKind button) => button.Action()?.IsVisibleText() == true;

    /// <summary>The house rules that can be named, when something is removed whose author is told why; none otherwise.</summary>
    public IReadOnlyList<CommunityNorm> Rules => Removes && CanExplain ? view.Rules : [];

    /// <summary>Whether the author gets an explanation.</summary>
    public bool Explains => Rules.Count > 0 && form.Also.Contains(ModerationAction.Explain);

    /// <summary>Whether the message is no longer to be seen afterwards.</summary>
    public bool Removes => Button.Kind.Action()?.Removes() == true || form.Also.Any(action => action.Removes());

    /// <summary>What the author gets to read when this rule is named.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">When the message was posted, as people read it.</param>
    public string ExplanationFor(CommunityNorm rule, string at) => RemovalNotice.Write(view.Templates.First(template => template.Id == RemovalNotice.TemplateId), Language, at, rule.Number, rule.Text.In(Language), view.AppealRoute);

    /// <summary>A house rule by its number; null when there is none.</summary>
    public CommunityNorm? Rule(string number) => Rules.FirstOrDefault(rule => rule.Number.ToString(CultureInfo.InvariantCulture) == number);

    /// <summary>The form as a panel opens: whoever removes something explains it, unless he or she decides otherwise (A32).</summary>
    public CaseForm Opened(string at)
    {
        // Where what is hidden is still there for its author, and the author can be written to once, that is kept for what deserves it.
        var explains = CanExplain && !card.Flags.Contains(Flag.SelfHarm) && (!card.ReplyBeforeHide || Button.Kind == CardButtonKind.Delete);
        var also = form.Chosen == Button.Kind ? form.Also : explains ? [ModerationAction.Explain] : [];
        return form.For(IsSupport) with
        {
            Chosen = Button.Kind,
            Also = also,
            Explanation = form.Explanation.Length == 0 && also.Contains(ModerationAction.Explain) ? ExplanationFor(view.Rules[0], at) : form.Explanation,
        };
    }

    /// <summary>Whether a button opens this first. Removing and reporting do, because often nothing brings them back; passing on does, so that the lead can be told why.</summary>
    public static bool OpensFor(CardButton button) =>
        Takes(button.Kind)
        || button.Kind is CardButtonKind.Delete or CardButtonKind.Hide or CardButtonKind.Report or CardButtonKind.PassOn
        || button.Availability is Availability.NeedsConfirmation or Availability.NeedsReason;

    /// <summary>The example that a finding of the lint offers instead; null for none (A27).</summary>
    public ReplyTemplate? Offer(LintCheck check) => LintOffer.For(check, Query, view.Templates);

    /// <summary>The text of one example, as it is read before it is chosen.</summary>
    public string TextOf(ReplyTemplate template) => template.Text.In(Language);

    /// <summary>The form with an example in it. What somebody wrote is never overwritten: the example comes after it.</summary>
    /// <param name="templateId">The example, or the empathy question that is offered now.</param>
    /// <param name="at">When the message was posted, as people read it.</param>
    public CaseForm Use(string templateId, string at)
    {
        if (Empathy is { } question && question.Id == templateId) return form with { Text = form.Text.Length > 0 ? $"{form.Text}\n{question.Text.In(Language)}" : question.Text.In(Language) };
        if (Suggestions.FirstOrDefault(suggestion => suggestion.Template.Id == templateId)?.Template is not { } template) return form;
        var isOwnWork = form.Text.Length > 0 && !Suggestions.Any(suggestion => suggestion.Template.Carries(form.Text) || StartOf(suggestion.Template, "nl", at) == form.Text || StartOf(suggestion.Template, "en", at) == form.Text);
        var text = StartOf(template, Language, at);
        return form with { TemplateId = template.Id, Text = isOwnWork ? $"{form.Text}\n{text}" : text };
    }

    /// <summary>What fits in an open place of the text, to be put there with one press: something that the community shares, or one of its norms. None where only the moderator knows.</summary>
    public IReadOnlyList<SlotChoice> ChoicesFor(string slot)
    {
        foreach (var language in (ReadOnlySpan<string>)["nl", "en"])
        {
            if (slot == ReplySlots.Topic.In(language)) return [.. view.Shared.Select(shared => new SlotChoice(shared.In(language), new Dictionary<string, string>(StringComparer.Ordinal) { [slot] = shared.In(language) }))];
            if (slot == ReplySlots.Rule.In(language)) return [.. view.Rules.Select(rule => new SlotChoice(rule.Text.In(language), RemovalNotice.ValuesOf(language, rule.Number, rule.Text.In(language))))];
        }

        return [];
    }

    /// <summary>The form with a choice of <see cref="ChoicesFor"/> in its text; unchanged for one that does not exist.</summary>
    /// <param name="slot">The place.</param>
    /// <param name="number">Which choice, from 0.</param>
    public CaseForm Choose(string slot, int number) =>
        ChoicesFor(slot) is var choices && number >= 0 && number < choices.Count ? form with { Text = SlotFiller.FillText(form.Text, choices[number].Values).Text } : form;

    /// <summary>The open place for one of the community's norms; null when there is none, or there are no norms.</summary>
    public string? RuleSlot => view.Rules.Count == 0 ? null : OpenSlots.FirstOrDefault(slot => slot == ReplySlots.Rule.Nl || slot == ReplySlots.Rule.En);

    /// <summary>The open place for something that the community shares; null when there is none, or it shares nothing.</summary>
    public string? SharedSlot => view.Shared.Count == 0 ? null : OpenSlots.FirstOrDefault(slot => slot == ReplySlots.Topic.Nl || slot == ReplySlots.Topic.En);

    /// <summary>The form with the slots put into the text, as far as they were filled in.</summary>
    public static CaseForm Fill(CaseForm form) => form with { Text = SlotFiller.FillText(form.Text, form.Slots).Text };

    // What the program knows stands there at once.
    private string StartOf(ReplyTemplate template, string language, string at) =>
        template.Id == RemovalNotice.TemplateId ? RemovalNotice.Begin(template, language, at, view.AppealRoute) : template.Text.In(language);

    private IEnumerable<ModerationAction> Possible =>
        (HasText && !IsSupport) || Button.Kind is CardButtonKind.Delete or CardButtonKind.Hide or CardButtonKind.Report ? ModerationActionExtensions.Beside.Where(IsOffered) : [];

    private bool IsOffered(ModerationAction action) =>
        Button.Kind.Action() is { } own && own != action
        && !own.Excludes(action) && !own.AnswersAppeal()
        && (action != ModerationAction.Explain || view.Rules.Count > 0)
        && !(action == ModerationAction.Delete && own.IsPublicReply() && card.ReplyBeforeHide) // there a reply goes with what it stands under
        && card.Recommendation[action].Availability is not (Availability.Disabled or Availability.NeedsReason);

    private IEnumerable<ModerationAction> Chosen() => Button.Kind.Action() is { } action ? Beside.Where(form.Also.Contains).Prepend(action) : [];

    private static ReplyQuery QueryOf(CardButtonKind button, CaseView view, CaseForm form) => new()
    {
        Step = view.Card.Assessment?.Step ?? Step.None,
        Grounds = view.Card.Assessment?.Grounds ?? [],
        Audience = button switch
        {
            CardButtonKind.Support => ReplyAudience.TargetPerson,
            _ when button.Action()?.IsPublicReply() == true => ReplyAudience.Public,
            _ => ReplyAudience.Author,
        },
        AnswersAppeal = button switch
        {
            CardButtonKind.UpholdAppeal => true,
            CardButtonKind.OverturnAppeal => false,
            _ => null,
        },
        AuthorKnown = form.Answers[Question.KnownPerson] == Answer.Yes,
        Misinformation = view.Card.Recommendation.Outcomes.Contains(Outcome.CorrectOrReport),
        Flags = view.Card.Flags,
        DeletesMessage = form.Also.Contains(ModerationAction.Delete),
        Worn = [.. view.TemplateUses.Where(used => !VariationRule.Allows(used.Value)).Select(used => used.Key)],
    };
}
