using System.Globalization;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Desk.View;

/// <summary>
/// The one form of a case: everything the moderator filled in, whichever surface and button it came from. The desk judges it.
/// </summary>
internal sealed record CaseForm
{
    /// <summary>Longest text that is taken in at all; far above what the desk allows, so that it can say what is wrong.</summary>
    public const int MaxText = 4000;

    public const string SlotPrefix = "slot_";

    /// <summary>Is in the form whenever the questions can be answered.</summary>
    public const string AnsweredField = "answered";

    public int Version { get; init; }

    public GuidelineAnswers Answers { get; init; } = GuidelineAnswers.Empty;

    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>The button that was pressed; null when none was, or none that exists.</summary>
    public CardButtonKind? Button { get; init; }

    /// <summary>The button whose panel is open.</summary>
    public CardButtonKind? Chosen { get; init; }

    public string Text { get; init; } = string.Empty;

    /// <summary>Whether <see cref="Text"/> is for the target and not for the author or the channel.</summary>
    public bool IsToTarget { get; init; }

    /// <summary>What was written for the other of the two, kept while its panel is closed: nobody reads what was meant for somebody else.</summary>
    public string Aside { get; init; } = string.Empty;

    public string? TemplateId { get; init; }

    /// <summary>Language of the templates; null for that of the message.</summary>
    public string? TemplateLanguage { get; init; }

    /// <summary>Which empathy question is shown, counted from 0.</summary>
    public int QuestionNumber { get; init; }

    /// <summary>What was ticked to be done together with the button's own action.</summary>
    public IReadOnlyList<ModerationAction> Also { get; init; } = [];

    /// <summary>Why the text is sent although the lint asked about it; pressed together with the button.</summary>
    public LintAnswer? LintAnswer { get; init; }

    /// <summary>What the author gets to read about a removal.</summary>
    public string Explanation { get; init; } = string.Empty;

    public bool Confirmed { get; init; }

    public string Reason { get; init; } = string.Empty;

    /// <summary>What was typed for the slots of the template.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The form with the text that is for the target, or the one that is not.</summary>
    public CaseForm For(bool target) => target == IsToTarget ? this : this with { Text = Aside, Aside = Text, IsToTarget = target, TemplateId = null };

    /// <summary>The form after support went out: what was written for the author or the channel stands again.</summary>
    public CaseForm Supported() => For(target: false) with { Aside = string.Empty, Button = null, Chosen = null };

    /// <summary>The form as it stands before anybody touched it.</summary>
    public static CaseForm For(CaseView view) => new() { Version = view.Version, Answers = view.Card.Answers, Flags = view.Card.Flags };

    /// <summary>What somebody typed, as it is kept: surfaces send \r\n for a line break, but count it as one character, as do people and platforms.</summary>
    public static string Clean(string? typed, int longest)
    {
        var text = string.Concat((typed ?? string.Empty).ReplaceLineEndings("\n").Where(sign => !DirectionMarks.Contains(sign))).Trim();
        return text.Length <= longest ? text : text[..longest];
    }

    /// <summary>The field of a question: <c>n1</c> to <c>n6</c>.</summary>
    public static string NameOf(Question question) => string.Create(CultureInfo.InvariantCulture, $"n{(int)question}");

    /// <summary>The field of something that is done as well: <c>also_delete</c>.</summary>
    public static string NameOf(ModerationAction action) => $"also_{LadderNames.Name(action)}";

    /// <summary>The form with something ticked, or not; what it excludes is no longer ticked then.</summary>
    public CaseForm Tick(ModerationAction action, bool on)
    {
        var others = Also.Where(ticked => ticked != action && !(on && action.Excludes(ticked)));
        return this with { Also = on ? [.. others, action] : [.. others] };
    }

    /// <summary>What the desk is asked to do.</summary>
    public DecisionInput ToInput(string caseId, CardButtonKind button) => new()
    {
        CaseId = caseId,
        Version = Version,
        Answers = Answers,
        Flags = Flags,
        Button = button,
        Also = [.. AlsoOf(button)],
        Explanation = Explanation.Length == 0 ? null : Explanation,
        Text = Text.Length == 0 ? null : Text,
        TemplateId = TemplateId,
        Reason = Reason.Length == 0 ? null : Reason,
        LintAnswer = LintAnswer,
        Confirmed = Confirmed,
    };

    // Only of the panel that was sent: what was ticked in one that is left open beside it is not part of another answer. Nothing is explained when nothing is removed.
    private IEnumerable<ModerationAction> AlsoOf(CardButtonKind button)
    {
        if (Chosen != button || button.Action() is not { } own) return [];
        var also = Also.Where(action => action != own).ToList();
        return own.Removes() || also.Exists(action => action.Removes()) ? also : also.Where(action => action != ModerationAction.Explain);
    }
}
