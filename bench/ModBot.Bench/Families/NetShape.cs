namespace ModBot.Bench.Families;

/// <summary>The sizes of the network. Part of the model format.</summary>
internal static class NetShape
{
    /// <summary>Numbers per token.</summary>
    public const int Width = 64;

    /// <summary>Tokens a convolution looks at: the one before, itself, the one after.</summary>
    public const int Taps = 3;

    /// <summary>Numbers a convolution reads for one token.</summary>
    public const int Window = Taps * Width;

    /// <summary>Numbers a convolution writes: the value and its gate.</summary>
    public const int Gated = 2 * Width;

    /// <summary>How far apart the taps of each layer are.</summary>
    public static readonly int[] Dilations = [1, 1, 2];

    /// <summary>Numbers after pooling: the highest and the mean.</summary>
    public const int Pooled = 2 * Width;

    /// <summary>Numbers of the layer before the answers.</summary>
    public const int Hidden = 64;

    /// <summary>Rows for pieces of words; pieces share them by hash.</summary>
    public const int Pieces = 1 << 14;

    /// <summary>Rows for the classes of the lexicon, one per bit.</summary>
    public const int Classes = 64;

    /// <summary>Rows for what a token stands in (<c>Scope</c>).</summary>
    public const int Scopes = 8;

    /// <summary>Longest text that is read, in tokens; longer ones are read in windows anyway.</summary>
    public const int MostTokens = 128;
}
