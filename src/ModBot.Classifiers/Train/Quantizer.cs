using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;

namespace ModBot.Classifiers.Train;

/// <summary>Makes weights small: one signed byte each with a scale per column, and features that round to nothing left out.</summary>
internal static class Quantizer
{
    private const float Units = 127;

    public static (FeatureSpace Space, sbyte[] Weights, float[] Scales) Quantize(FittedModel model)
    {
        var scales = new float[HeadLayout.Columns];
        for (var column = 0; column < scales.Length; column++) scales[column] = Scale(model.Columns[column]);
        var kept = new List<int>();
        var weights = new List<sbyte>();
        var row = new sbyte[HeadLayout.Columns];
        for (var number = 0; number < model.Space.Count; number++)
        {
            var any = false;
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = model.Columns[column] is { } values ? (sbyte)Math.Clamp(MathF.Round(values[number] / scales[column]), -Units, Units) : (sbyte)0;
                any |= row[column] != 0;
            }

            if (!any) continue;
            kept.Add(number);
            weights.AddRange(row);
        }

        var space = new FeatureSpace(
            [.. kept.Select(number => model.Space.Keys[number])],
            [.. kept.Select(number => model.Space.Families[number])],
            [.. kept.Select(number => model.Space.Rarities[number])],
            model.Space.Usual);
        return (space, [.. weights], scales);
    }

    private static float Scale(float[]? values)
    {
        var largest = 0f;
        foreach (var value in values ?? []) largest = Math.Max(largest, Math.Abs(value));
        return largest > 0 ? largest / Units : 1;
    }
}
