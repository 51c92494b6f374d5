using System.Text;
using ModBot.Adapters.Contract;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.Chat;

/// <summary>A member's words in a desk text: a spoiler and a quotation at once, so that they stay hidden until pressed and are never taken for what ModBot says.</summary>
internal static class ChatQuote
{
    /// <summary>Longest part of one text; the console shows all of it.</summary>
    public const int Most = 1200;

    private const string Begins = "@/#$.:";
    private const char Joiner = '\u2060';

    public static void Add(DeskTextBuilder lines, RevealedText shown, Words words)
    {
        lines.Line(words.Of(shown.Layer));
        lines.Line(Quiet(Cut(shown.Text.Length == 0 ? words["Message.Empty"] : shown.Text)), DeskStyle.Quote, DeskStyle.Spoiler);

        if (shown.Appeal is { } appeal) lines.Line(words["Appeal.Says"]).Line(Quiet(Cut(appeal)), DeskStyle.Quote, DeskStyle.Spoiler);

        // The newest and the oldest of the others say most.
        foreach (var other in shown.Others.Where((_, index) => index == 0 || index == shown.Others.Count - 1))
        {
            lines.Line(words[other.Latest ? "Message.Latest" : "Message.Earlier"]);
            lines.Line(Quiet(Cut(other.Text)), DeskStyle.Quote, DeskStyle.Spoiler);
        }
    }

    /// <summary>
    /// The text so that no chat makes a mention, a command or a link of it by itself: an invisible joiner stands where one would begin. Whoever reads it sees no difference.
    /// </summary>
    public static string Quiet(string text)
    {
        var quiet = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            quiet.Append(text[index]);
            if (Begins.Contains(text[index]) && index + 1 < text.Length && (char.IsLetterOrDigit(text[index + 1]) || text[index + 1] == '/')) quiet.Append(Joiner);
        }

        return quiet.ToString();
    }

    /// <summary>At most <see cref="Most"/> of a text, never through an emoji.</summary>
    public static string Cut(string text) => text.Length <= Most ? text : TextHead.Of(text, Most) + "…";
}
