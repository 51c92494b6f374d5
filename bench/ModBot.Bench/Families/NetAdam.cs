namespace ModBot.Bench.Families;

/// <summary>Adam with weight decay. Of the tables only the rows that a batch touched move, so that rare words do not fade.</summary>
internal sealed class NetAdam(NetWeights weights, float decay)
{
    private const float First = 0.9f;
    private const float Second = 0.99f;
    private const float Tiny = 1e-8f;
    private const float Longest = 1f;

    private readonly NetWeights means = new(weights.Words.Length / NetShape.Width);
    private readonly NetWeights squares = new(weights.Words.Length / NetShape.Width);
    private int steps;

    /// <summary>Moves the network against the summed slopes, and clears them.</summary>
    public void Step(IReadOnlyList<NetBack> lanes, float rate)
    {
        steps++;
        var correct = rate * MathF.Sqrt(1 - MathF.Pow(Second, steps)) / (1 - MathF.Pow(First, steps));
        for (var lane = 1; lane < lanes.Count; lane++) Sum(lanes[0], lanes[lane]);
        var slopes = lanes[0].Slopes;
        var shrink = Math.Min(1, Longest / (Length(lanes[0]) + Tiny));
        for (var index = 0; index < weights.Matrices.Count; index++)
        {
            Move(weights.Matrices[index], slopes.Matrices[index], means.Matrices[index], squares.Matrices[index], correct, shrink, rate * decay);
            Array.Clear(slopes.Matrices[index]);
        }

        for (var table = 0; table < weights.Tables.Count; table++)
        {
            foreach (var row in lanes[0].Touched[table])
            {
                var (from, length) = (row * NetShape.Width, NetShape.Width);
                Move(weights.Tables[table].AsSpan(from, length), slopes.Tables[table].AsSpan(from, length), means.Tables[table].AsSpan(from, length), squares.Tables[table].AsSpan(from, length), correct, shrink, rate * decay);
                slopes.Tables[table].AsSpan(from, length).Clear();
            }

            lanes[0].Touched[table].Clear();
        }
    }

    private static void Sum(NetBack into, NetBack from)
    {
        for (var index = 0; index < into.Slopes.Matrices.Count; index++)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(into.Slopes.Matrices[index], from.Slopes.Matrices[index], into.Slopes.Matrices[index]);
            Array.Clear(from.Slopes.Matrices[index]);
        }

        for (var table = 0; table < into.Slopes.Tables.Count; table++)
        {
            foreach (var row in from.Touched[table])
            {
                var source = from.Slopes.Tables[table].AsSpan(row * NetShape.Width, NetShape.Width);
                var target = into.Slopes.Tables[table].AsSpan(row * NetShape.Width, NetShape.Width);
                Lines.AddScaled(target, source, 1);
                source.Clear();
                into.Touched[table].Add(row);
            }

            from.Touched[table].Clear();
        }
    }

    private static float Length(NetBack back)
    {
        var sum = 0f;
        foreach (var matrix in back.Slopes.Matrices) sum += System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(matrix);
        return MathF.Sqrt(sum);
    }

    private static void Move(Span<float> values, Span<float> slopes, Span<float> mean, Span<float> square, float correct, float shrink, float fade)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var slope = slopes[index] * shrink;
            mean[index] = (First * mean[index]) + ((1 - First) * slope);
            square[index] = (Second * square[index]) + ((1 - Second) * slope * slope);
            values[index] -= (correct * mean[index] / (MathF.Sqrt(square[index]) + Tiny)) + (fade * values[index]);
        }
    }
}
