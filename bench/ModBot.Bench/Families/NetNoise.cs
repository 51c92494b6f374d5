namespace ModBot.Bench.Families;

/// <summary>Which parts of a token are read.</summary>
[Flags]
internal enum TokenParts
{
    None = 0,
    Word = 1,
    Pieces = 2,
    Classes = 4,
    All = Word | Pieces | Classes,
}

/// <summary>What is left out at random while training, so that the network leans on no single word.</summary>
internal sealed class NetNoise(int seed)
{
    private const float DropWord = 0.3f;
    private const float DropPieces = 0.15f;
    private const float DropClasses = 0.15f;
    private const float DropPooled = 0.3f;

    private readonly Random random = new(seed);
    private readonly TokenParts[] parts = new TokenParts[NetShape.MostTokens];

    /// <summary>What a pooled number was multiplied by.</summary>
    public float[] Kept { get; } = new float[NetShape.Pooled];

    /// <summary>Draws anew for a text.</summary>
    public void Draw(int count)
    {
        for (var token = 0; token < count; token++)
        {
            parts[token] = (Leaves(DropWord) ? TokenParts.None : TokenParts.Word) | (Leaves(DropPieces) ? TokenParts.None : TokenParts.Pieces) | (Leaves(DropClasses) ? TokenParts.None : TokenParts.Classes);
        }

        for (var number = 0; number < Kept.Length; number++) Kept[number] = Leaves(DropPooled) ? 0 : 1 / (1 - DropPooled);
    }

    public TokenParts Parts(int token) => parts[token];

    public void Thin(float[] pooled)
    {
        for (var number = 0; number < pooled.Length; number++) pooled[number] *= Kept[number];
    }

    private bool Leaves(float share) => random.NextSingle() < share;
}
