using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>What a token stands in.</summary>
[Flags]
internal enum Scope
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Shortly after a negator.</summary>
    Negated = 1,

    /// <summary>Between quotation marks.</summary>
    Quoted = 2,

    /// <summary>After a verb or noun of saying.</summary>
    Reported = 4,
}

/// <summary>Works out the scopes of a text.</summary>
internal static class Scopes
{
    private const int NegationReach = 4;
    private const int ReportReach = 8;

    public static Scope[] Of(List<TaggedToken> tokens)
    {
        var scopes = new Scope[tokens.Count];
        Mark(tokens, scopes);
        return scopes;
    }

    /// <summary>Marks each token with what it stands in; the scopes come in as <see cref="Scope.None"/>.</summary>
    public static void Mark(List<TaggedToken> tokens, Span<Scope> scopes)
    {
        var negated = 0;
        var reported = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            if (token.Token is { Kind: TokenKind.Punctuation, Text: "." or "!" or "?" or ";" }) negated = reported = 0;
            if (negated-- > 0) scopes[index] |= Scope.Negated;
            if (reported-- > 0) scopes[index] |= Scope.Reported;
            if ((token.Classes & TagClasses.Negators) != 0) negated = NegationReach;
            if ((token.Classes & TagClasses.Saying) != 0) reported = ReportReach;
        }

        // Marks come in pairs of the same kind; a lonely one (an apostrophe of the old kind) opens nothing.
        MarkQuotes(tokens, "\"", scopes);
        MarkQuotes(tokens, "'", scopes);
    }

    private static void MarkQuotes(List<TaggedToken> tokens, ReadOnlySpan<char> mark, Span<Scope> scopes)
    {
        var open = -1;
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Token.Kind != TokenKind.Punctuation || !tokens[index].Token.Text.SequenceEqual(mark)) continue;
            if (open < 0)
            {
                open = index;
                continue;
            }

            for (var inside = open + 1; inside < index; inside++) scopes[inside] |= Scope.Quoted;
            open = -1;
        }
    }
}
