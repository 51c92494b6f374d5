namespace ModBot.Host.Desk.Chat;

/// <summary>What a button in a chat does. The member's name in lower case is what stands on the wire.</summary>
internal enum ChatOp
{
    /// <summary>Take the case.</summary>
    Claim = 0,

    /// <summary>Put it back.</summary>
    Release,

    /// <summary>Take it over from whoever has it; a lead presses twice.</summary>
    TakeOver,

    /// <summary>Show the text up to a layer; the argument is its wire name.</summary>
    Show,

    /// <summary>Hide the text again.</summary>
    Hide,

    /// <summary>Ask the questions of the guideline, from the one whose number is the argument.</summary>
    Ask,

    /// <summary>Answer a question; the argument is its number and the wire name of the answer. Pressed twice it says the same twice.</summary>
    Answer,

    /// <summary>Show the danger signs.</summary>
    Danger,

    /// <summary>Set a danger sign (1) or take it away (0); the argument is that number and the wire name.</summary>
    Flag,

    /// <summary>Open what a button of the card needs; the argument is its wire name.</summary>
    Pick,

    /// <summary>Use an example; the argument is its id, or nothing to look at the examples again.</summary>
    Use,

    /// <summary>Show other examples; the argument is the number of their page, from 0.</summary>
    More,

    /// <summary>Show the examples in another language; the argument is <c>nl</c> or <c>en</c>.</summary>
    Language,

    /// <summary>Type what belongs in a place of the example; the argument is the name of the place.</summary>
    Slot,

    /// <summary>Type the text.</summary>
    Text,

    /// <summary>Type the reason.</summary>
    Reason,

    /// <summary>Do something as well (1), or not (0); the argument is that number and the wire name of the action.</summary>
    Also,

    /// <summary>Name a house rule in the text, or in what the author gets to read; the argument is its number.</summary>
    Rule,

    /// <summary>Do it; the argument is the wire name of the button.</summary>
    Do,

    /// <summary>Back to the card.</summary>
    Back,

    /// <summary>Take the last decision back.</summary>
    Undo,

    /// <summary>Send what is in doubt again; the argument names it.</summary>
    Again,

    /// <summary>Leave what is in doubt; the argument names it.</summary>
    Leave,

    /// <summary>Show what happened so far.</summary>
    History,

    /// <summary>Remember the text of a closed case as harmless here.</summary>
    Remember,
}

/// <summary>
/// What a button carries: <c>c:{case}:{op}</c> and perhaps <c>:{argument}</c>. Everybody can make one up, so it only ever names something; who may do it is looked up with every press.
/// </summary>
/// <param name="CaseId">The case.</param>
/// <param name="Op">What to do.</param>
/// <param name="Argument">With what; empty for nothing.</param>
internal sealed record ChatButton(string CaseId, ChatOp Op, string Argument = "")
{
    private const int MaxLength = 60;
    private const char Separator = ':';
    private const char Between = '-';

    /// <summary>An argument of a digit and a name.</summary>
    public static string Pair(int digit, string name) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{digit}{Between}{name}");

    /// <summary>Reads an argument that <see cref="Pair"/> made; null for any other.</summary>
    public (int Digit, string Name)? ReadPair() => Argument is [>= '0' and <= '9', Between, ..] ? (Argument[0] - '0', Argument[2..]) : null;

    /// <summary>Reads what came back with a press.</summary>
    /// <returns>Null for whatever no button of ours carries.</returns>
    public static ChatButton? Parse(string data)
    {
        if (data.Length > MaxLength || data.Split(Separator) is not ["c", { Length: > 0 } caseId, var name, .. var rest] || rest.Length > 1) return null;
        return Enum.TryParse<ChatOp>(name, ignoreCase: true, out var op) && Enum.IsDefined(op) && !char.IsAsciiDigit(name[0]) ? new ChatButton(caseId, op, rest.Length == 1 ? rest[0] : string.Empty) : null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = $"c{Separator}{CaseId}{Separator}{Op.ToString().ToLowerInvariant()}";
        return Argument.Length == 0 ? name : $"{name}{Separator}{Argument}";
    }
}
