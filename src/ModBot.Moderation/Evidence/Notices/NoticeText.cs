using System.Globalization;
using System.Text;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Evidence.Notices;

/// <summary>Makes the text of a report: facts, times in two zones, labels and no conclusion. Pure; the same input gives the same text.</summary>
public static class NoticeText
{
    private const string Indent = "> ";

    /// <summary>Writes the report.</summary>
    /// <param name="draft">What the person filled in.</param>
    /// <param name="facts">What is known of the message.</param>
    /// <param name="now">When it is drawn up.</param>
    /// <param name="amsterdam">The zone of the second time.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException">The draft is not ready: see <see cref="NoticeRules.Check"/>.</exception>
    public static string Write(NoticeDraft draft, NoticeFacts facts, DateTimeOffset now, TimeZoneInfo amsterdam, string language)
    {
        if (NoticeRules.Check(draft, facts) is [var problem, ..]) throw new ArgumentException($"The report is not ready: {problem}.", nameof(draft));
        var text = new StringBuilder();
        text.Append(Word($"to.{LadderNames.Name(draft.Kind)}")).Append("\n\n");
        Line("place", string.Join('\n', NoticeRules.LinesOf(draft.Place).Select(Clean)) is { Length: > 0 } place ? place : $"{Clean(facts.Platform)}, {Clean(facts.Channel)}");
        Line("message", $"{Clean(facts.Platform)}, {Clean(facts.Channel)}, {Clean(facts.Message.MessageId)}");
        if (Author() is { Length: > 0 } author) Line("author", author);
        Line("sent", Time(facts.SentAt));
        Line("what", string.Join("; ", Labels()));
        if (draft.Reason.Trim().Length > 0) Line("reason", string.Join('\n', NoticeRules.LinesOf(draft.Reason).Select(Clean)));
        Line("law", Word("law.text"));
        if (LawSheet.For(facts) is { Count: > 0 } laws) text.Append(string.Join('\n', laws.Select(label => $"– {label.Article}: {label.Name.In(language)}"))).Append("\n\n");
        Line("text", Literal());
        if (draft.GoodFaith) Line("good_faith", Word("good_faith.text"));
        Line("notifier", Notifier());
        Line("case", facts.CaseId);
        Line("made", Time(now));
        return text.ToString().TrimEnd('\n') + "\n";

        string Word(string key) => NoticeWords.Of(key, language);

        void Line(string key, string value) => text.Append(Word(key)).Append(":\n").Append(value).Append("\n\n");

        string Time(DateTimeOffset at) => string.Format(
            CultureInfo.InvariantCulture, Word("zone"), Moment(TimeZoneInfo.ConvertTime(at, amsterdam)), Moment(at.ToUniversalTime()));

        string Author() => string.Join(", ", new[] { Clean(facts.AuthorName ?? string.Empty), facts.AuthorId is { } id ? string.Format(CultureInfo.InvariantCulture, Word("author.id"), Clean(id)) : string.Empty }.Where(part => part.Length > 0));

        string Notifier() => string.Join(", ", new[] { Clean(draft.Name), Clean(draft.Email) }.Where(part => part.Length > 0)) is { Length: > 0 } who ? who : Word("notifier.none");

        IEnumerable<string> Labels()
        {
            yield return facts.Step is { } step ? Word($"step.{LadderNames.Name(step)}") : Word("unscored");
            if (facts.Target != Target.None) yield return Word($"target.{LadderNames.Name(facts.Target)}");
            foreach (var ground in facts.Grounds) yield return Word($"ground.{LadderNames.Name(ground)}");
            foreach (var flag in facts.Flags.Where(flag => flag.IsImmediate())) yield return Word($"flag.{LadderNames.Name(flag)}");
        }

        // Every line of what somebody else wrote is marked as such, so that none can pass for a line of ours.
        string Literal()
        {
            if (facts.IsChildAbuse || draft.Kind == NoticeKind.ChildAbuse) return Word("text.forbidden");
            if (!draft.WithText || facts.Text is not { } literal) return Word("text.withheld");
            return string.Join('\n', literal.ReplaceLineEndings("\n").Split('\n').Select(line => Indent + Clean(line)));
        }
    }

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // Neither control characters nor marks that turn the direction of what follows.
    private static string Clean(string text) => new([.. text.Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !DirectionMarks.Contains(letter))]);
}
