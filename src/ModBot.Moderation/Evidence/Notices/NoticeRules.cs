namespace ModBot.Moderation.Evidence.Notices;

/// <summary>Why a report is not ready to be sent. Each has a sentence in the texts of the desk that says what to do (A60).</summary>
public enum NoticeProblem
{
    /// <summary>Not one exact address.</summary>
    LinkMissing = 0,

    /// <summary>A line that is no address on the web.</summary>
    LinkWrong,

    /// <summary>Nothing says where it is.</summary>
    PlaceMissing,

    /// <summary>Nothing says why.</summary>
    ReasonMissing,

    /// <summary>No name.</summary>
    NameMissing,

    /// <summary>No e-mail address.</summary>
    EmailMissing,

    /// <summary>What stands there is no e-mail address.</summary>
    EmailWrong,

    /// <summary>The statement of good faith is not ticked.</summary>
    GoodFaithMissing,

    /// <summary>The literal text of this message may not go along (override V2).</summary>
    TextForbidden,

    /// <summary>A field is longer than anybody reads.</summary>
    TooLong,
}

/// <summary>Checks a report before its text is made (DSA art. 16(2), A60).</summary>
public static class NoticeRules
{
    /// <summary>Most addresses in one report.</summary>
    public const int MostLinks = 20;

    /// <summary>Longest reason or place, in characters.</summary>
    public const int MaxText = 4000;

    /// <summary>Longest name or e-mail address, in characters.</summary>
    public const int MaxLine = 200;

    /// <summary>Finds everything that is wrong, in the order of the form.</summary>
    public static IReadOnlyList<NoticeProblem> Check(NoticeDraft draft, NoticeFacts facts)
    {
        var required = NoticeForms.Required(draft.Kind, facts.IsChildAbuse);
        var problems = new List<NoticeProblem>();
        if (required.Contains(NoticeField.Link))
        {
            var links = LinesOf(draft.Place);
            if (links.Count == 0) problems.Add(NoticeProblem.LinkMissing);
            else if (links.Exists(line => !IsLink(line))) problems.Add(NoticeProblem.LinkWrong);
        }

        if (required.Contains(NoticeField.Place) && string.IsNullOrWhiteSpace(draft.Place)) problems.Add(NoticeProblem.PlaceMissing);
        if (required.Contains(NoticeField.Reason) && string.IsNullOrWhiteSpace(draft.Reason)) problems.Add(NoticeProblem.ReasonMissing);
        if (required.Contains(NoticeField.Name) && string.IsNullOrWhiteSpace(draft.Name)) problems.Add(NoticeProblem.NameMissing);
        if (string.IsNullOrWhiteSpace(draft.Email))
        {
            if (required.Contains(NoticeField.Email)) problems.Add(NoticeProblem.EmailMissing);
        }
        else if (!IsEmail(draft.Email.Trim()))
        {
            problems.Add(NoticeProblem.EmailWrong);
        }

        if (required.Contains(NoticeField.GoodFaith) && !draft.GoodFaith) problems.Add(NoticeProblem.GoodFaithMissing);
        if (draft.WithText && (facts.IsChildAbuse || draft.Kind == NoticeKind.ChildAbuse)) problems.Add(NoticeProblem.TextForbidden);
        if (draft.Place.Length > MaxText || draft.Reason.Length > MaxText || draft.Name.Length > MaxLine || draft.Email.Length > MaxLine || LinesOf(draft.Place).Count > MostLinks) problems.Add(NoticeProblem.TooLong);
        return problems;
    }

    /// <summary>The lines of a field, without empty ones.</summary>
    internal static List<string> LinesOf(string text) => [.. text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsLink(string line) =>
        !line.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) && Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.Host.Contains('.', StringComparison.Ordinal);

    // Whether it can be one; only sending shows whether it is.
    private static bool IsEmail(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && text.LastIndexOf('@') == at && text.LastIndexOf('.') is var dot && dot > at + 1 && dot < text.Length - 1 && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));
}
