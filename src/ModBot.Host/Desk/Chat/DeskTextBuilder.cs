using System.Text;
using ModBot.Adapters.Contract;

namespace ModBot.Host.Desk.Chat;

/// <summary>Puts a desk text together line by line, with its styles beside it.</summary>
internal sealed class DeskTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<DeskSpan> spans = [];

    /// <summary>Adds a piece; nothing for an empty one.</summary>
    public DeskTextBuilder Add(string piece, params ReadOnlySpan<DeskStyle> styles)
    {
        if (piece.Length == 0) return this;
        foreach (var style in styles) spans.Add(new DeskSpan(text.Length, piece.Length, style));
        text.Append(piece);
        return this;
    }

    /// <summary>Adds a piece on a line of its own.</summary>
    public DeskTextBuilder Line(string piece, params ReadOnlySpan<DeskStyle> styles) => NewLine().Add(piece, styles);

    /// <summary>Adds the pieces that are not empty on a line of their own, with a dot between them.</summary>
    public DeskTextBuilder Line(IEnumerable<string> pieces)
    {
        var line = string.Join(" · ", pieces.Where(piece => piece.Length > 0));
        return line.Length == 0 ? this : Line(line);
    }

    /// <summary>Adds an empty line.</summary>
    public DeskTextBuilder Gap()
    {
        if (text.Length > 0) text.Append('\n');
        return this;
    }

    public DeskText Build() => new(text.ToString(), [.. spans.OrderBy(span => span.Start).ThenByDescending(span => span.Length)]);

    private DeskTextBuilder NewLine()
    {
        if (text.Length > 0) text.Append('\n');
        return this;
    }
}
