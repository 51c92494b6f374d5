namespace ModBot.Moderation.Replies;

/// <summary>
/// Whether a draft is a template of the library that was filled but not rewritten. People read those words before; a score adds nothing. What a community wrote itself is read
/// like any draft.
/// </summary>
internal static class TemplateWords
{
    private static readonly Lazy<string[][]> Pieces = new(() =>
    [
        .. ReplyLibrary.All.SelectMany(template => new[] { template.Text.Nl, template.Text.En }).Select(text => SplitAtSlots(text)),
    ]);

    /// <summary>Whether at least two thirds of the draft are the words of one template, in their place.</summary>
    public static bool Carry(string draft) => Pieces.Value.Any(pieces => IsFilled(draft.Trim(), pieces));

    /// <summary>Whether a draft is a text with its slots filled, and nothing else.</summary>
    public static bool IsFilled(string draft, string template) => IsFilled(draft.Trim(), SplitAtSlots(template));

    private static bool IsFilled(string draft, string[] pieces)
    {
        var own = pieces.Sum(piece => piece.Length);
        if (own > draft.Length || own * 3 < draft.Length * 2) return false;
        if (!draft.StartsWith(pieces[0], StringComparison.Ordinal) || !draft.EndsWith(pieces[^1], StringComparison.Ordinal)) return false;
        if (pieces.Length == 1) return own == draft.Length;
        var (from, end) = (pieces[0].Length, draft.Length - pieces[^1].Length);
        foreach (var piece in pieces[1..^1])
        {
            var at = draft.IndexOf(piece, from, end - from, StringComparison.Ordinal);
            if (at < 0 || HoldsSentence(draft.AsSpan(from, at - from))) return false;
            from = at + piece.Length;
        }

        return !HoldsSentence(draft.AsSpan(from, end - from));
    }

    // What fills a slot is a name, time or topic; a sentence of its own was written.
    private static bool HoldsSentence(ReadOnlySpan<char> value) => value.IndexOfAny('\n', '!', '?') >= 0 || value.Contains(". ", StringComparison.Ordinal);

    private static string[] SplitAtSlots(string text)
    {
        var pieces = new List<string>();
        var from = 0;
        foreach (var match in ReplySlots.Pattern().Matches(text).Cast<System.Text.RegularExpressions.Match>())
        {
            pieces.Add(text[from..match.Index]);
            from = match.Index + match.Length;
        }

        pieces.Add(text[from..]);
        return [.. pieces];
    }
}
