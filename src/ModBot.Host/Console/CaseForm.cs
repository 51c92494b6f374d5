using System.Globalization;
using ModBot.Host.Desk;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.ConsoleDesk;

/// <summary>
/// The one form of a case: everything the moderator filled in, whichever button sent it. Read leniently, because the desk
/// judges; what cannot be read counts as not filled in.
/// </summary>
internal sealed record CaseForm
{
    /// <summary>Longest text that is taken in at all; far above what the desk allows, so that it can say what is wrong.</summary>
    public const int MaxText = 4000;

    public const string SlotPrefix = "slot_";

    /// <summary>Is in the form whenever the questions can be answered.</summary>
    public const string AnsweredField = "answered";

    private static readonly Question[] Questions = Enum.GetValues<Question>();

    public int Version { get; init; }

    public GuidelineAnswers Answers { get; init; } = GuidelineAnswers.Empty;

    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>The button that was pressed; null when none was, or none that exists.</summary>
    public CardButtonKind? Button { get; init; }

    /// <summary>The button whose panel is open.</summary>
    public CardButtonKind? Chosen { get; init; }

    public string Text { get; init; } = string.Empty;

    public string? TemplateId { get; init; }

    /// <summary>Language of the templates; null for that of the message.</summary>
    public string? TemplateLanguage { get; init; }

    public bool AlsoDelete { get; init; }

    public bool AlsoReport { get; init; }

    public bool Confirmed { get; init; }

    public string Reason { get; init; } = string.Empty;

    /// <summary>What was typed for the slots of the template.</summary>
    public IReadOnlyDictionary<string, string> Slots { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The form as it stands before anybody touched it.</summary>
    public static CaseForm For(CaseView view) => new() { Version = view.Version, Answers = view.Card.Answers, Flags = view.Card.Flags };

    /// <summary>Reads what a browser sent.</summary>
    public static CaseForm Read(IFormCollection form) => new()
    {
        Version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
        Answers = Questions.Aggregate(GuidelineAnswers.Empty, (answers, question) => answers.With(question, AnswerOf(form[NameOf(question)]))),
        Flags = [.. form["flag"].Select(name => EnumOf<Flag>(name)).OfType<Flag>().Distinct().Order()],
        Button = EnumOf<CardButtonKind>(form["button"]),
        Chosen = EnumOf<CardButtonKind>(form["chosen"]),
        Text = Clean(form["text"], MaxText),
        TemplateId = form["template"].ToString() is { Length: > 0 and <= 8 } id ? id : null,
        TemplateLanguage = form["language"].ToString() is "nl" or "en" ? form["language"].ToString() : null,
        AlsoDelete = form["also_delete"] == "on",
        AlsoReport = form["also_report"] == "on",
        Confirmed = form["confirmed"] == "on",
        Reason = Clean(form["reason"], MaxText),
        Slots = form.Where(field => field.Key.StartsWith(SlotPrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[SlotPrefix.Length..], field => Clean(field.Value, 100), StringComparer.Ordinal),
    };

    /// <summary>The field of a question: <c>n1</c> to <c>n6</c>.</summary>
    public static string NameOf(Question question) => string.Create(CultureInfo.InvariantCulture, $"n{(int)question}");

    /// <summary>What the desk is asked to do.</summary>
    public DecisionInput ToInput(string caseId, CardButtonKind button) => new()
    {
        CaseId = caseId,
        Version = Version,
        Answers = Answers,
        Flags = Flags,
        Button = button,
        // Only of the panel that was sent: what was ticked in one that is left open beside it is not part of another answer.
        AlsoDelete = AlsoDelete && Chosen == button && button != CardButtonKind.Delete,
        AlsoReport = AlsoReport && Chosen == button && button != CardButtonKind.Report,
        Text = Text.Length == 0 ? null : Text,
        TemplateId = TemplateId,
        Reason = Reason.Length == 0 ? null : Reason,
        Confirmed = Confirmed,
    };

    private static Answer? AnswerOf(string? value) => EnumOf<Answer>(value);

    private static T? EnumOf<T>(string? value) where T : struct, Enum => value is not null && LadderNames.TryParse<T>(value, out var known) ? known : null;

    // Browsers send \r\n for a line break, but count it as one character, as do people and platforms.
    private static string Clean(string? value, int longest)
    {
        var text = (value ?? string.Empty).ReplaceLineEndings("\n").Trim();
        return text.Length <= longest ? text : text[..longest];
    }
}
