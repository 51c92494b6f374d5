namespace ModBot.Classifiers.Text;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A word, repaired to its plain spelling.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One emoji.</summary>
    Emoji,

    /// <summary>A run of one punctuation mark.</summary>
    Punctuation,

    /// <summary>A link, or an account that is addressed; its own letters say nothing.</summary>
    Reference,
}

/// <summary>One token in plain spelling with its place in the original text.</summary>
/// <param name="Letters">Plain spelling: lower case ASCII where possible. Holds until its <see cref="TextBuffer"/> reads the next text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First original UTF-16 unit.</param>
/// <param name="End">One past the last original unit.</param>
internal readonly record struct Token(ReadOnlyMemory<char> Letters, TokenKind Kind, int Start, int End)
{
    /// <summary>The plain spelling.</summary>
    public ReadOnlySpan<char> Text => Letters.Span;

    /// <summary>Whether the token carries meaning of its own in word features.</summary>
    public bool IsLexical => Kind is TokenKind.Word or TokenKind.Number or TokenKind.Emoji or TokenKind.Reference;
}
