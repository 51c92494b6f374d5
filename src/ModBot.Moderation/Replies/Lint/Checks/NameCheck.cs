using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>L10 and L11: the names of the target, who may be named with consent only, and of who reported, who is never named.</summary>
internal static class NameCheck
{
    public static void Run(LintDraft draft, LintReading reading, LintTables tables, LintFindings found)
    {
        // The target and the reporter know their own name.
        if (!draft.TargetConsents && draft.Audience != ReplyAudience.TargetPerson)
        {
            foreach (var name in draft.TargetNames) Find(name, [], reading, tables, LintCheck.PersonalData, LintLevel.Warning, found);
        }

        if (draft.Audience == ReplyAudience.Bystander) return;
        foreach (var name in draft.ReporterNames) Find(name, draft.TargetNames, reading, tables, LintCheck.RevealsReporter, LintLevel.Block, found);
    }

    private static void Find(string name, IReadOnlyList<string> others, LintReading reading, LintTables tables, LintCheck check, LintLevel level, LintFindings found)
    {
        var parts = DraftText.Of(DraftLint.Head(name), tables.Known).Tokens;
        if (parts.Count == 0) return;
        var text = reading.Text;
        for (var token = 0; token < text.Tokens.Count; token++)
        {
            var length = IsAt(text.Tokens, token, parts) ? parts.Count : text.Tokens[token].Raw == parts[0].Raw && !IsShared(parts[0].Raw, others, tables) ? 1 : 0;
            if (length > 1 || (length == 1 && IsMeantAsName(reading, token, tables))) found.Add(check, level, text.Span(token, token + length));
        }
    }

    private static bool IsAt(IReadOnlyList<LintToken> tokens, int first, IReadOnlyList<LintToken> name)
    {
        if (first + name.Count > tokens.Count) return false;
        for (var index = 0; index < name.Count; index++)
        {
            if (tokens[first + index].Raw != name[index].Raw) return false;
        }

        return true;
    }

    // The first name of another person in the case says nothing of this one.
    private static bool IsShared(string word, IReadOnlyList<string> others, LintTables tables) =>
        others.Any(other => DraftText.Of(DraftLint.Head(other), tables.Known).Tokens is [var first, ..] && first.Raw == word);

    // Wil, Roos and May are names and words: then a capital inside a sentence or an @ decides.
    private static bool IsMeantAsName(LintReading reading, int token, LintTables tables)
    {
        var text = reading.Text;
        if (text.IsMentioned(token)) return true;
        if (text.Tokens[token].Raw.Length < 2) return false;
        var isWord = reading.Is(token, tables.Classes["function"] | tables.Classes["word_and_name"]);
        return !isWord || (text.IsCapital(token) && !text.StartsSentence(token));
    }
}
