using ModBot.Classifiers.Model;

namespace ModBot.Bench.Families;

/// <summary>The way back: from the slope of the loss at the scores to the slope at every number. Sums up over the texts of a batch.</summary>
internal sealed class NetBack(int words)
{
    private readonly float[] atPooled = new float[NetShape.Pooled];
    private readonly float[] atHidden = new float[NetShape.Hidden];
    private readonly float[] atRows = new float[NetShape.MostTokens * NetShape.Width];
    private readonly float[] atNormed = new float[NetShape.MostTokens * NetShape.Width];
    private readonly float[] atGates = new float[NetShape.Gated];
    private readonly float[] around = new float[NetShape.Window];
    private readonly float[] atAround = new float[NetShape.Window];

    /// <summary>The slopes, in the shape of the network.</summary>
    public NetWeights Slopes { get; } = new(words);

    /// <summary>The rows that were touched, per table of <see cref="NetWeights.Tables"/>.</summary>
    public HashSet<int>[] Touched { get; } = [[], [], [], []];

    /// <summary>Adds the slopes of one text.</summary>
    public void Backward(NetWeights weights, NetInput input, NetPass pass, NetNoise? noise, ReadOnlySpan<float> atScores)
    {
        Heads(weights, pass, atScores);
        for (var number = 0; number < atPooled.Length && noise is not null; number++) atPooled[number] *= noise.Kept[number];
        Unpool(input.Count, pass);
        for (var layer = NetShape.Dilations.Length - 1; layer >= 0; layer--) Convolve(weights, pass, layer, input.Count);
        Embed(input, noise);
    }

    private void Heads(NetWeights weights, NetPass pass, ReadOnlySpan<float> atScores)
    {
        Array.Clear(atHidden);
        for (var column = 0; column < HeadLayout.Columns; column++)
        {
            if (atScores[column] == 0) continue;
            Slopes.HeadBiases[column] += atScores[column];
            Lines.AddScaled(Slopes.Heads.AsSpan(column * NetShape.Hidden, NetShape.Hidden), pass.Hidden, atScores[column]);
            Lines.AddScaled(atHidden, weights.Heads.AsSpan(column * NetShape.Hidden, NetShape.Hidden), atScores[column]);
        }

        Array.Clear(atPooled);
        for (var row = 0; row < NetShape.Hidden; row++)
        {
            if (pass.Hidden[row] <= 0 || atHidden[row] == 0) continue;
            Slopes.HiddenBiases[row] += atHidden[row];
            Lines.AddScaled(Slopes.Hidden.AsSpan(row * NetShape.Pooled, NetShape.Pooled), pass.Pooled, atHidden[row]);
            Lines.AddScaled(atPooled, weights.Hidden.AsSpan(row * NetShape.Pooled, NetShape.Pooled), atHidden[row]);
        }
    }

    private void Unpool(int count, NetPass pass)
    {
        Array.Clear(atRows, 0, count * NetShape.Width);
        for (var number = 0; number < NetShape.Width && count > 0; number++)
        {
            atRows[(pass.Highest[number] * NetShape.Width) + number] += atPooled[number];
            for (var token = 0; token < count; token++) atRows[(token * NetShape.Width) + number] += atPooled[NetShape.Width + number] / count;
        }
    }

    private void Convolve(NetWeights weights, NetPass pass, int layer, int count)
    {
        Array.Clear(atNormed, 0, count * NetShape.Width);
        for (var token = 0; token < count; token++)
        {
            var gates = pass.Gates[layer].AsSpan(token * NetShape.Gated, NetShape.Gated);
            var at = atRows.AsSpan(token * NetShape.Width, NetShape.Width);
            for (var number = 0; number < NetShape.Width; number++)
            {
                var (value, gate) = (gates[number], gates[NetShape.Width + number]);
                atGates[number] = at[number] * gate;
                atGates[NetShape.Width + number] = at[number] * value * gate * (1 - gate);
            }

            NetPass.Gather(pass.Normed[layer], token, NetShape.Dilations[layer], count, around);
            Array.Clear(atAround);
            for (var row = 0; row < NetShape.Gated; row++)
            {
                Slopes.ConvolutionBiases[layer][row] += atGates[row];
                Lines.AddScaled(Slopes.Convolutions[layer].AsSpan(row * NetShape.Window, NetShape.Window), around, atGates[row]);
                Lines.AddScaled(atAround, weights.Convolutions[layer].AsSpan(row * NetShape.Window, NetShape.Window), atGates[row]);
            }

            for (var tap = 0; tap < NetShape.Taps; tap++)
            {
                var from = token + ((tap - 1) * NetShape.Dilations[layer]);
                if (from >= 0 && from < count) Lines.AddScaled(atNormed.AsSpan(from * NetShape.Width, NetShape.Width), atAround.AsSpan(tap * NetShape.Width, NetShape.Width), 1);
            }
        }

        // Both ways on: around the convolution (what is in atRows already) and through the norm.
        for (var token = 0; token < count; token++) Unnorm(pass, layer, token);
    }

    private void Unnorm(NetPass pass, int layer, int token)
    {
        var normed = pass.Normed[layer].AsSpan(token * NetShape.Width, NetShape.Width);
        var slope = atNormed.AsSpan(token * NetShape.Width, NetShape.Width);
        var (mean, along) = (0f, 0f);
        for (var number = 0; number < NetShape.Width; number++)
        {
            mean += slope[number];
            along += slope[number] * normed[number];
        }

        mean /= NetShape.Width;
        along /= NetShape.Width;
        var at = atRows.AsSpan(token * NetShape.Width, NetShape.Width);
        for (var number = 0; number < NetShape.Width; number++) at[number] += pass.Spreads[layer][token] * (slope[number] - mean - (normed[number] * along));
    }

    private void Embed(NetInput input, NetNoise? noise)
    {
        for (var token = 0; token < input.Count; token++)
        {
            var at = atRows.AsSpan(token * NetShape.Width, NetShape.Width);
            var keep = noise?.Parts(token) ?? TokenParts.All;
            if (keep.HasFlag(TokenParts.Word) && input.Words[token] is >= 0 and var word) Add(0, word, at, 1);
            var pieces = input.Pieces[input.PieceStarts[token]..input.PieceStarts[token + 1]];
            if (keep.HasFlag(TokenParts.Pieces))
            {
                foreach (var piece in pieces) Add(1, piece, at, 1f / pieces.Length);
            }

            if (keep.HasFlag(TokenParts.Classes))
            {
                for (var rest = input.Classes[token]; rest != 0; rest &= rest - 1) Add(2, System.Numerics.BitOperations.TrailingZeroCount(rest), at, 1);
            }

            Add(3, input.Scopes[token], at, 1);
        }
    }

    private void Add(int table, int row, ReadOnlySpan<float> slope, float factor)
    {
        Touched[table].Add(row);
        Lines.AddScaled(Slopes.Tables[table].AsSpan(row * NetShape.Width, NetShape.Width), slope, factor);
    }
}
