using System.Globalization;
using ModBot.Host.Desk.View;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.ConsoleDesk;

/// <summary>Reads the form of a case as a browser sends it. Leniently, because the desk judges; what cannot be read counts as not filled in.</summary>
internal static class CaseFormReader
{
    private static readonly Question[] Questions = Enum.GetValues<Question>();

    /// <summary>Reads what a browser sent.</summary>
    public static CaseForm Read(IFormCollection form) => new()
    {
        Version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
        Answers = Questions.Aggregate(GuidelineAnswers.Empty, (answers, question) => answers.With(question, AnswerOf(form[CaseForm.NameOf(question)]))),
        Flags = [.. form["flag"].Select(name => EnumOf<Flag>(name)).OfType<Flag>().Distinct().Order()],
        Button = EnumOf<CardButtonKind>(form["button"]),
        Chosen = EnumOf<CardButtonKind>(form["chosen"]),
        Text = CaseForm.Clean(form["text"], CaseForm.MaxText),
        IsToTarget = form["to_target"] == "on",
        Aside = CaseForm.Clean(form["aside"], CaseForm.MaxText),
        TemplateId = form["template"].ToString() is { Length: > 0 and <= 8 } id ? id : null,
        TemplateLanguage = form["language"].ToString() is "nl" or "en" ? form["language"].ToString() : null,
        Also = [.. ModerationActionExtensions.Beside.Where(action => form[CaseForm.NameOf(action)] == "on")],
        QuestionNumber = int.TryParse(form["question"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number % 1000 : 0,
        Explanation = CaseForm.Clean(form["explanation"], CaseForm.MaxText),
        Confirmed = form["confirmed"] == "on",
        Reason = CaseForm.Clean(form["reason"], CaseForm.MaxText),
        Slots = form.Where(field => field.Key.StartsWith(CaseForm.SlotPrefix, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[CaseForm.SlotPrefix.Length..], field => CaseForm.Clean(field.Value, 100), StringComparer.Ordinal),
    };

    private static Answer? AnswerOf(string? value) => EnumOf<Answer>(value);

    private static T? EnumOf<T>(string? value) where T : struct, Enum => value is not null && LadderNames.TryParse<T>(value, out var known) ? known : null;
}
