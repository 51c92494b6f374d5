using ModBot.Classifiers.Model;

namespace ModBot.Bench.Families;

/// <summary>
/// One text through the network: tokens to numbers, three gated convolutions with a way around each, the highest and the mean of what they
/// found, and a score per column. Keeps what the way back needs. Reused from text to text; not safe to share.
/// </summary>
internal sealed class NetPass
{
    private const float Tiny = 1e-5f;

    /// <summary>What each layer was given, layer by layer, token by token; the last is what is pooled.</summary>
    public float[][] Layers { get; } = [.. Enumerable.Range(0, NetShape.Dilations.Length + 1).Select(_ => new float[NetShape.MostTokens * NetShape.Width])];

    /// <summary>The same after bringing each token to mean 0 and spread 1.</summary>
    public float[][] Normed { get; } = [.. NetShape.Dilations.Select(_ => new float[NetShape.MostTokens * NetShape.Width])];

    /// <summary>One over the spread of each token, per layer.</summary>
    public float[][] Spreads { get; } = [.. NetShape.Dilations.Select(_ => new float[NetShape.MostTokens])];

    /// <summary>What each convolution wrote: the value, then its gate as it went through the logistic.</summary>
    public float[][] Gates { get; } = [.. NetShape.Dilations.Select(_ => new float[NetShape.MostTokens * NetShape.Gated])];

    public float[] Pooled { get; } = new float[NetShape.Pooled];

    /// <summary>Which token was the highest, per number.</summary>
    public int[] Highest { get; } = new int[NetShape.Width];

    public float[] Hidden { get; } = new float[NetShape.Hidden];

    public float[] Scores { get; } = new float[HeadLayout.Columns];

    private float[] Around { get; } = new float[NetShape.Window];

    /// <summary>Scores a text.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="input">The text.</param>
    /// <param name="noise">What is left out while training; null otherwise.</param>
    public void Forward(NetWeights weights, NetInput input, NetNoise? noise = null)
    {
        Embed(weights, input, noise);
        for (var layer = 0; layer < NetShape.Dilations.Length; layer++) Convolve(weights, layer, input.Count);
        Pool(input.Count);
        noise?.Thin(Pooled);
        for (var row = 0; row < NetShape.Hidden; row++)
        {
            var sum = Lines.Dot(weights.Hidden.AsSpan(row * NetShape.Pooled, NetShape.Pooled), Pooled) + weights.HiddenBiases[row];
            Hidden[row] = Math.Max(0, sum);
        }

        for (var column = 0; column < HeadLayout.Columns; column++)
        {
            Scores[column] = Lines.Dot(weights.Heads.AsSpan(column * NetShape.Hidden, NetShape.Hidden), Hidden) + weights.HeadBiases[column];
        }
    }

    private void Embed(NetWeights weights, NetInput input, NetNoise? noise)
    {
        for (var token = 0; token < input.Count; token++)
        {
            var row = Layers[0].AsSpan(token * NetShape.Width, NetShape.Width);
            row.Clear();
            var keep = noise?.Parts(token) ?? TokenParts.All;
            if (keep.HasFlag(TokenParts.Word) && input.Words[token] is >= 0 and var word) Lines.AddScaled(row, weights.Words.AsSpan(word * NetShape.Width, NetShape.Width), 1);
            var pieces = input.Pieces[input.PieceStarts[token]..input.PieceStarts[token + 1]];
            if (keep.HasFlag(TokenParts.Pieces))
            {
                foreach (var piece in pieces) Lines.AddScaled(row, weights.Pieces.AsSpan(piece * NetShape.Width, NetShape.Width), 1f / pieces.Length);
            }

            if (keep.HasFlag(TokenParts.Classes))
            {
                for (var rest = input.Classes[token]; rest != 0; rest &= rest - 1)
                {
                    Lines.AddScaled(row, weights.Classes.AsSpan(System.Numerics.BitOperations.TrailingZeroCount(rest) * NetShape.Width, NetShape.Width), 1);
                }
            }

            Lines.AddScaled(row, weights.Scopes.AsSpan(input.Scopes[token] * NetShape.Width, NetShape.Width), 1);
        }
    }

    private void Convolve(NetWeights weights, int layer, int count)
    {
        for (var token = 0; token < count; token++) Norm(layer, token);
        var normed = Normed[layer];
        for (var token = 0; token < count; token++)
        {
            Gather(normed, token, NetShape.Dilations[layer], count, Around);
            var gates = Gates[layer].AsSpan(token * NetShape.Gated, NetShape.Gated);
            for (var row = 0; row < NetShape.Gated; row++)
            {
                gates[row] = Lines.Dot(weights.Convolutions[layer].AsSpan(row * NetShape.Window, NetShape.Window), Around) + weights.ConvolutionBiases[layer][row];
            }

            var given = Layers[layer].AsSpan(token * NetShape.Width, NetShape.Width);
            var next = Layers[layer + 1].AsSpan(token * NetShape.Width, NetShape.Width);
            for (var number = 0; number < NetShape.Width; number++)
            {
                ref var gate = ref gates[NetShape.Width + number];
                gate = 1 / (1 + MathF.Exp(-gate));
                next[number] = given[number] + (gates[number] * gate);
            }
        }
    }

    private void Norm(int layer, int token)
    {
        var given = Layers[layer].AsSpan(token * NetShape.Width, NetShape.Width);
        var normed = Normed[layer].AsSpan(token * NetShape.Width, NetShape.Width);
        var mean = 0f;
        foreach (var value in given) mean += value;
        mean /= NetShape.Width;
        var squares = 0f;
        foreach (var value in given) squares += (value - mean) * (value - mean);
        var spread = 1 / MathF.Sqrt((squares / NetShape.Width) + Tiny);
        Spreads[layer][token] = spread;
        for (var number = 0; number < given.Length; number++) normed[number] = (given[number] - mean) * spread;
    }

    /// <summary>The token with its neighbours, beyond the ends zeros.</summary>
    internal static void Gather(float[] rows, int token, int dilation, int count, Span<float> around)
    {
        for (var tap = 0; tap < NetShape.Taps; tap++)
        {
            var from = token + ((tap - 1) * dilation);
            var part = around.Slice(tap * NetShape.Width, NetShape.Width);
            if (from < 0 || from >= count) part.Clear();
            else rows.AsSpan(from * NetShape.Width, NetShape.Width).CopyTo(part);
        }
    }

    private void Pool(int count)
    {
        var rows = Layers[^1];
        Array.Clear(Pooled);
        Array.Clear(Highest);
        if (count == 0) return;
        rows.AsSpan(0, NetShape.Width).CopyTo(Pooled);
        for (var token = 0; token < count; token++)
        {
            for (var number = 0; number < NetShape.Width; number++)
            {
                var value = rows[(token * NetShape.Width) + number];
                Pooled[NetShape.Width + number] += value / count;
                if (value <= Pooled[number]) continue;
                Pooled[number] = value;
                Highest[number] = token;
            }
        }
    }
}
