using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>A token with what the lexicon says of it.</summary>
/// <param name="Token">The token.</param>
/// <param name="Classes">One bit per class.</param>
/// <param name="Grounds">One bit per ground.</param>
internal readonly record struct TaggedToken(Token Token, ulong Classes, ushort Grounds)
{
    /// <summary>The class that stands for the token; −1 when it has none.</summary>
    public int Primary => Classes == 0 ? -1 : System.Numerics.BitOperations.TrailingZeroCount(Classes);
}

/// <summary>A text ready for features: tagged tokens without joke labels, and what was left out. Not safe to share while it is written.</summary>
internal sealed class TaggedText
{
    /// <summary>The tokens that count.</summary>
    public List<TaggedToken> Tokens { get; } = [];

    /// <summary>The strongest joke label that was left out.</summary>
    public JokeLabel Joke { get; set; }

    /// <summary>Number of the only weak term, left out of the tokens; −1 when there is none or it counts.</summary>
    public int WeakTerm { get; set; } = -1;

    /// <summary>All classes in the text.</summary>
    public ulong Classes
    {
        get
        {
            var all = 0UL;
            foreach (var token in Tokens) all |= token.Classes;
            return all;
        }
    }
}
