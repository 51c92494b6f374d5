using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Train;

namespace ModBot.Bench.Families;

/// <summary>
/// Trains the network by Adam on small batches. Two lanes share a batch and are summed in a fixed order, so that the same rows and seed
/// give the same numbers to the bit on one machine.
/// </summary>
internal sealed class NetTrainer(int seed, int epochs)
{
    private const int Lanes = 2;
    private const int Batch = 32;
    private const float Peak = 2e-3f;
    private const float Decay = 0.01f;
    private const float WarmUp = 0.1f;
    private const float Smoothing = 0.05f;
    private const float Balance = 0.2f;
    private const float AlternativeShare = 0.15f;
    private const float TargetShare = 0.3f;
    private const float QuestionShare = 0.2f;
    private const int LeastTexts = 2;

    /// <summary>Learns from the rows.</summary>
    public (NetWords Words, NetWeights Weights) Fit(IReadOnlyList<CorpusRow> rows, FeatureExtractor extractor, Action<int>? epochDone, CancellationToken cancel)
    {
        var texts = rows.Select(row => extractor.Read(row.Text)).ToList();
        var words = Words(texts);
        var weights = new NetWeights(words.Hashes.Length);
        NetStart.Fill(weights, seed);
        var adam = new NetAdam(weights, Decay);
        var lanes = Enumerable.Range(0, Lanes).Select(lane => new Lane(words.Hashes.Length, seed + lane)).ToList();
        var factors = Factors(rows);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(seed);
        var steps = (long)epochs * ((rows.Count + Batch - 1) / Batch);
        var step = 0L;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            for (var from = 0; from < order.Length; from += Batch)
            {
                cancel.ThrowIfCancellationRequested();
                var batch = order.AsSpan(from, Math.Min(Batch, order.Length - from)).ToArray();
                Parallel.For(0, Lanes, lane =>
                {
                    for (var index = lane; index < batch.Length; index += Lanes)
                    {
                        var number = batch[index];
                        lanes[lane].Learn(weights, words, texts[number], rows[number], factors[number] / batch.Length);
                    }
                });
                adam.Step([.. lanes.Select(lane => lane.Back)], Rate(step++, steps));
            }

            epochDone?.Invoke(epoch + 1);
        }

        return (words, weights);
    }

    private static NetWords Words(List<TaggedText> texts)
    {
        var seen = new Dictionary<ulong, int>();
        foreach (var text in texts)
        {
            foreach (var hash in text.Tokens.Select(WordFeatures.HashOf).Distinct()) seen[hash] = seen.GetValueOrDefault(hash) + 1;
        }

        return new NetWords([.. seen.Where(pair => pair.Value >= LeastTexts).Select(pair => pair.Key).Order()]);
    }

    private static float[] Factors(IReadOnlyList<CorpusRow> rows)
    {
        var counts = new float[HeadLayout.Steps];
        foreach (var row in rows) counts[(int)row.Step] += row.Weight;
        var total = counts.Sum();
        return [.. rows.Select(row => row.Weight * MathF.Pow(total / (counts.Length * counts[(int)row.Step]), Balance))];
    }

    // Up fast, down slowly.
    private static float Rate(long step, long steps)
    {
        var done = (float)step / steps;
        return done < WarmUp ? Peak * done / WarmUp : Peak * 0.5f * (1 + MathF.Cos(MathF.PI * (done - WarmUp) / (1 - WarmUp)));
    }

    private sealed class Lane(int words, int seed)
    {
        private readonly NetInput input = new();
        private readonly NetPass pass = new();
        private readonly NetNoise noise = new(seed);
        private readonly float[] slopes = new float[HeadLayout.Columns];

        public NetBack Back { get; } = new(words);

        public void Learn(NetWeights weights, NetWords known, TaggedText text, CorpusRow row, float factor)
        {
            input.Read(text, known);
            if (input.Count == 0) return;
            noise.Draw(input.Count);
            pass.Forward(weights, input, noise);
            Array.Clear(slopes);
            StepSlopes(row, factor);
            if (!row.StepOnly) OtherSlopes(row, factor);
            Back.Backward(weights, input, pass, noise, slopes);
        }

        private void StepSlopes(CorpusRow row, float factor)
        {
            Span<float> wanted = stackalloc float[HeadLayout.Steps];
            wanted.Fill(Smoothing / HeadLayout.Steps);
            var other = row.Alternative is { } step && step != row.Step ? AlternativeShare : 0;
            wanted[(int)row.Step] += (1 - Smoothing) * (1 - other);
            if (other > 0) wanted[(int)row.Alternative!.Value] += (1 - Smoothing) * other;
            Softmax(HeadLayout.Step, wanted, factor);
        }

        private void OtherSlopes(CorpusRow row, float factor)
        {
            Span<float> target = stackalloc float[HeadLayout.Targets];
            target.Clear();
            target[(int)row.Target] = 1;
            Softmax(HeadLayout.Target, target, factor * TargetShare);
            foreach (var task in HeadTasks.All)
            {
                var said = 1 / (1 + MathF.Exp(-pass.Scores[task.Column]));
                slopes[task.Column] = (said - (task.Answer(row) ? 1 : 0)) * factor * QuestionShare;
            }
        }

        private void Softmax(int first, ReadOnlySpan<float> wanted, float factor)
        {
            var scores = pass.Scores.AsSpan(first, wanted.Length);
            var highest = System.Numerics.Tensors.TensorPrimitives.Max<float>(scores);
            var sum = 0f;
            foreach (var score in scores) sum += MathF.Exp(score - highest);
            for (var index = 0; index < wanted.Length; index++) slopes[first + index] = ((MathF.Exp(scores[index] - highest) / sum) - wanted[index]) * factor;
        }
    }
}
