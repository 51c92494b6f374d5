using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Model;

/// <summary>The Dutch negator that ends a clause and turns all before it: "ik haat moslims (helemaal) niet".</summary>
internal static class FinalNegator
{
    /// <summary>Whether one ends the clause of a token, somewhere after it.</summary>
    public static bool Follows(List<TaggedToken> tokens, int index)
    {
        for (var after = index + 1; after < tokens.Count && tokens[after].Token.Kind != TokenKind.Punctuation; after++)
        {
            if (tokens[after].Token.Text is "niet" or "nooit") return after + 1 == tokens.Count || tokens[after + 1].Token.Kind == TokenKind.Punctuation;
        }

        return false;
    }
}
