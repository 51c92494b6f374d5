using ModBot.Adapters.Contract;
using ModBot.Host.Desk.View;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.Chat;

/// <summary>What happened with a case so far, and what the team wrote. Never a text of a member.</summary>
internal static class ChatHistory
{
    /// <summary>Most lines of the ledger; the console shows all of them.</summary>
    public const int Most = 15;

    private const int MostTexts = 3;

    /// <summary>The history as a text of its own.</summary>
    public static DeskText Of(CaseView view, Words words, TimeProvider time) => Add(new DeskTextBuilder(), view, words, time).Build();

    /// <summary>Adds the history to a text.</summary>
    public static DeskTextBuilder Add(DeskTextBuilder lines, CaseView view, Words words, TimeProvider time)
    {
        lines.Line(words["Case.History"], DeskStyle.Bold);
        foreach (var line in view.History.TakeLast(Most)) lines.Line([$"{LocalTime.Of(line.At, time, words)} {HistoryText.Sentence(line, words)}", .. HistoryText.Labels(line, words)]);
        foreach (var reason in view.Reasons.TakeLast(MostTexts)) lines.Line(words["Case.Reason"]).Line(ChatQuote.Cut(reason), DeskStyle.Quote);
        foreach (var sent in view.Sent.TakeLast(MostTexts)) lines.Line([HistoryText.ActionOf(sent.Action, words) ?? sent.Action, words.Of(sent.State)]).Line(ChatQuote.Cut(sent.Text), DeskStyle.Quote);
        return lines;
    }
}
