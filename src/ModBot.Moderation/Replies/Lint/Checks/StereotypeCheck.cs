using ModBot.Moderation.Replies.Lint.Text;

namespace ModBot.Moderation.Replies.Lint.Checks;

/// <summary>
/// L02: what is said of a group as a whole, also when it is denied: who reads it remembers the claim (A27). That everybody of a
/// group is welcome may be said.
/// </summary>
internal static class StereotypeCheck
{
    // DOMAIN §3: a likeness of 0.8 to a known stereotype, as the share of its words that the sentence has.
    private const double Likeness = 0.8;

    public static void Run(LintReading reading, LintTables tables, LintFindings found)
    {
        var tokens = reading.Text.Tokens;
        for (var first = 0; first < tokens.Count;)
        {
            var end = first + 1;
            while (end < tokens.Count && tokens[end].Sentence == tokens[first].Sentence) end++;
            Sentence(reading, tables, first, end, found);
            first = end;
        }
    }

    private static void Sentence(LintReading reading, LintTables tables, int first, int end, LintFindings found)
    {
        var tokens = reading.Text.Tokens;
        for (var token = first; token < end; token++)
        {
            if (ClaimEnd(reading, tables, token, end) is not { } claimEnd || IsWelcome(reading, tables, token, claimEnd, end)) continue;
            found.Add(LintCheck.RepeatsStereotype, LintLevel.Block, reading.Text.Span(token, claimEnd));
            return;
        }

        foreach (var stereotype in tables.Stereotypes)
        {
            var present = stereotype.Count(word => Contains(tokens, first, end, word));
            if (present < Likeness * stereotype.Length) continue;
            found.Add(LintCheck.RepeatsStereotype, LintLevel.Block, reading.Text.Span(first, end));
            return;
        }
    }

    // "alle / niet elke … groep … zijn", "groep zijn nu eenmaal / niet allemaal", "groep zijn … <wat men van ze zegt>".
    private static int? ClaimEnd(LintReading reading, LintTables tables, int token, int end)
    {
        var classes = tables.Classes;
        var crowd = GroupEnd(reading, classes["crowd"], token);
        if ((GroupEnd(reading, classes["group"] | classes["one_of_group"], token) ?? crowd) is not { } afterGroup) return null;
        if (afterGroup < end && reading.Is(afterGroup, classes["filler"] | classes["denial"])) afterGroup++;
        if (afterGroup >= end || !reading.Is(afterGroup, classes["copula"])) return null;
        var copula = afterGroup;
        if (Find(reading, classes["generaliser"], InSentence(reading, token - 2, token), token) is not null) return copula + 1;
        if (crowd is not null) return null;
        if (Find(reading, classes["always"], copula + 1, Math.Min(end, copula + 3)) is { } always) return always + 1;
        return Find(reading, classes["said_of_groups"], copula + 1, Math.Min(end, copula + 5)) is { } said ? said + 1 : null;
    }

    private static int? GroupEnd(LintReading reading, ulong classes, int token)
    {
        int? end = null;
        foreach (var hit in reading.ClassesAt(token))
        {
            if ((hit.Class & classes) != 0 && hit.End > (end ?? 0)) end = hit.End;
        }

        return end;
    }

    // The first token from there on that stands in the same sentence.
    private static int InSentence(LintReading reading, int from, int token)
    {
        from = Math.Max(0, from);
        while (reading.Text.Tokens[from].Sentence != reading.Text.Tokens[token].Sentence) from++;
        return from;
    }

    private static int? Find(LintReading reading, ulong wanted, int first, int end)
    {
        for (var token = first; token < end; token++)
        {
            if (reading.Is(token, wanted)) return token;
        }

        return null;
    }

    // A welcome that is not denied on the way to it, or a word on who is there today.
    private static bool IsWelcome(LintReading reading, LintTables tables, int group, int claimEnd, int end)
    {
        if (Find(reading, tables.Classes["present"], claimEnd, Math.Min(end, claimEnd + 3)) is not null) return true;
        return Find(reading, tables.Classes["welcome"], group, end) is { } welcome
            && Find(reading, tables.Classes["denial"], InSentence(reading, group - 3, group), welcome) is null;
    }

    private static bool Contains(IReadOnlyList<LintToken> tokens, int first, int end, string word)
    {
        for (var token = first; token < end; token++)
        {
            if (tokens[token].Word == word) return true;
        }

        return false;
    }
}
