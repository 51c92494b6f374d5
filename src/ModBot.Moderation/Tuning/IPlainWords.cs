namespace ModBot.Moderation.Tuning;

/// <summary>
/// Reads a text as the row of words it says, whatever it looks like: case, punctuation, emoji, links, who is addressed with @, numbers, held
/// letters and spelling tricks are gone. Two texts are near-identical when their rows are equal. Safe to call from several threads at once.
/// </summary>
public interface IPlainWords
{
    /// <summary>The words in order. Private like the text itself.</summary>
    /// <param name="text">Any string; hostile input.</param>
    IReadOnlyList<string> WordsOf(string text);
}
