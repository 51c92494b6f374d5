namespace ModBot.Moderation.Replies;

/// <summary>A template with its slots filled. It is a draft: a person reads, edits and sends it (A31).</summary>
/// <param name="Text">The text; a slot that is still open stands in it as <c>{onderwerp}</c>.</param>
/// <param name="OpenSlots">The slots that are still open, in order of appearance.</param>
public sealed record FilledReply(string Text, IReadOnlyList<string> OpenSlots)
{
    /// <summary>Whether every slot is filled.</summary>
    public bool IsComplete => OpenSlots.Count == 0;
}

/// <summary>Fills the slots of a template. Values are plain text from people, perhaps from the spreader, and are made harmless first.</summary>
public static class SlotFiller
{
    /// <summary>Longest value of a slot, in UTF-16 code units; what is longer is cut.</summary>
    public static int MaxOf(string slot) => SlotValue.MaxOf(slot);

    /// <summary>Fills a template in one language.</summary>
    /// <param name="template">The template.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <param name="values">A value for each slot by its name in that language, without braces. What is missing, empty or unfit stays open; what is not a slot is ignored.</param>
    /// <exception cref="ArgumentException">The language is not one of the two.</exception>
    public static FilledReply Fill(this ReplyTemplate template, string language, IReadOnlyDictionary<string, string> values)
    {
        if (language is not ("nl" or "en")) throw new ArgumentException($"Replies are written in nl and en; got {language}.", nameof(language));
        return FillText(template.Text.In(language), values);
    }

    /// <summary>Fills the slots that stand in a text, such as a draft that a moderator already edited. Other text stays as it is.</summary>
    /// <param name="text">The draft.</param>
    /// <param name="values">A value for each slot by its name, as in <see cref="Fill"/>. Only names of the library are slots.</param>
    public static FilledReply FillText(string text, IReadOnlyDictionary<string, string> values)
    {
        var open = new List<string>();
        var filled = ReplySlots.Pattern().Replace(text, match =>
        {
            var slot = match.Groups["name"].Value;
            if (!ReplySlots.IsKnown(slot)) return match.Value;
            if (values.TryGetValue(slot, out var value) && SlotValue.Clean(slot, value) is { Length: > 0 } clean) return clean;
            open.Add(slot);
            return match.Value;
        });
        return new FilledReply(filled, open);
    }

    /// <summary>
    /// The slots that still stand open in a text, such as a draft that a moderator edited. Only names of the library count, so
    /// that other text in braces may be sent.
    /// </summary>
    public static IReadOnlyList<string> OpenSlotsIn(string text) => [.. ReplySlots.NamesIn(text).Where(ReplySlots.IsKnown)];
}
