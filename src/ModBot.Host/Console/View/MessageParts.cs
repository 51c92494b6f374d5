using ModBot.Moderation.Ladder;

namespace ModBot.Host.ConsoleDesk.View;

/// <summary>A piece of a revealed text.</summary>
/// <param name="Text">The piece, unencoded; Razor encodes it.</param>
/// <param name="Counted">Whether it pulled towards the step.</param>
internal readonly record struct MessagePart(string Text, bool Counted);

/// <summary>Cuts a hostile text into pieces that counted and pieces that did not.</summary>
internal static class MessageParts
{
    /// <summary>The pieces in order; together they are exactly the text. Reasons that do not fit in the text are left out.</summary>
    public static IEnumerable<MessagePart> Of(string text, IEnumerable<ReasonSpan> reasons)
    {
        var at = 0;
        foreach (var reason in reasons.Where(reason => reason.Weight > 0).OrderBy(reason => reason.Start))
        {
            var start = WholeCharacter(text, reason.Start, -1);
            var end = WholeCharacter(text, (long)reason.Start + reason.Length, 1);
            if (start < at || end > text.Length || end <= start) continue;
            if (start > at) yield return new MessagePart(text[at..(int)start], Counted: false);
            yield return new MessagePart(text[(int)start..(int)end], Counted: true);
            at = (int)end;
        }

        if (at < text.Length) yield return new MessagePart(text[at..], Counted: false);
    }

    // A cut through a surrogate pair would show two broken characters instead of one emoji.
    private static long WholeCharacter(string text, long at, int direction) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[(int)at]) && char.IsHighSurrogate(text[(int)at - 1]) ? at + direction : at;
}
