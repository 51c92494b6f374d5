
namespace ModBot.Bench.Families;

/// <summary>Where the network starts from: small random numbers, so that no two rows learn the same.</summary>
internal static class NetStart
{
    private const float Rows = 0.15f;

    public static void Fill(NetWeights weights, int seed)
    {
        var random = new Random(seed);
        foreach (var table in weights.Tables) Fill(table, Rows, random);
        foreach (var matrix in weights.Convolutions) Fill(matrix, MathF.Sqrt(3f / NetShape.Window), random);
        Fill(weights.Hidden, MathF.Sqrt(6f / NetShape.Pooled), random);
        Fill(weights.Heads, MathF.Sqrt(3f / NetShape.Hidden), random);
    }

    private static void Fill(float[] values, float reach, Random random)
    {
        for (var index = 0; index < values.Length; index++) values[index] = ((2 * random.NextSingle()) - 1) * reach;
    }
}
