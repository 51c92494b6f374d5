using ModBot.Classifiers.Features;

namespace ModBot.Classifiers.Train;

/// <summary>Turns texts into rows of feature values.</summary>
internal sealed class Vectorizer(FeatureExtractor extractor)
{
    // A feature seen in a single text can only be learned by heart.
    private static readonly int[] LeastTexts = [2, 3, 3, 3, 1, 1, 3];

    private readonly FeatureBuffer buffer = new();

    /// <summary>The features of each text, as keys with their family.</summary>
    public List<(uint Key, FeatureFamily Family)[]> Extract(IReadOnlyList<string> texts, CancellationToken cancel)
    {
        var all = new List<(uint, FeatureFamily)[]>(texts.Count);
        foreach (var text in texts)
        {
            cancel.ThrowIfCancellationRequested();
            extractor.Extract(extractor.Read(text), text, buffer);
            var features = new (uint, FeatureFamily)[buffer.Count];
            for (var index = 0; index < features.Length; index++) features[index] = (buffer.Items[index].Key, buffer.Items[index].Family);
            all.Add(features);
        }

        return all;
    }

    /// <summary>Chooses the features that occur in enough texts.</summary>
    public static FeatureSpace Choose(IReadOnlyList<(uint Key, FeatureFamily Family)[]> texts)
    {
        var seen = new Dictionary<uint, (FeatureFamily Family, int Count)>();
        foreach (var text in texts)
        {
            foreach (var (key, family) in text) seen[key] = (family, seen.GetValueOrDefault(key).Count + 1);
        }

        var kept = seen.Where(pair => pair.Value.Count >= LeastTexts[(int)pair.Value.Family]).OrderBy(pair => pair.Key).ToList();
        var rarities = kept.ConvertAll(pair => MathF.Log((1f + texts.Count) / (1f + pair.Value.Count)) + 1f);
        var squares = new double[FamilyWeights.Count];
        for (var number = 0; number < kept.Count; number++) squares[(int)kept[number].Value.Family] += (double)rarities[number] * rarities[number] * kept[number].Value.Count;
        return new FeatureSpace(
            [.. kept.Select(pair => pair.Key)],
            [.. kept.Select(pair => pair.Value.Family)],
            [.. rarities],
            [.. squares.Select(sum => (float)(sum / texts.Count))]);
    }

    /// <summary>The values of one text's features: rarity, each family brought to its weight.</summary>
    public static SparseRow ToRow(FeatureSpace space, ReadOnlySpan<(uint Key, FeatureFamily Family)> features)
    {
        Span<float> squares = stackalloc float[FamilyWeights.Count];
        var found = new List<int>(features.Length);
        foreach (var (key, _) in features)
        {
            var number = space.Find(key);
            if (number < 0) continue;
            found.Add(number);
            squares[(int)space.Families[number]] += space.Rarities[number] * space.Rarities[number];
        }

        found.Sort();
        var values = new float[found.Count];
        for (var index = 0; index < values.Length; index++)
        {
            var number = found[index];
            var family = space.Families[number];
            values[index] = space.Rarities[number] * space.Norm(family, squares[(int)family]);
        }

        return new SparseRow([.. found], values);
    }
}
