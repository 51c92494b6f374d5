using ModBot.Classifiers.Model;

namespace ModBot.Bench.Families;

/// <summary>Every number of the network. Matrices stand row by row.</summary>
internal sealed class NetWeights(int words)
{
    private float[][]? tables;
    private float[][]? matrices;

    public float[] Words { get; } = new float[words * NetShape.Width];

    public float[] Pieces { get; } = new float[NetShape.Pieces * NetShape.Width];

    public float[] Classes { get; } = new float[NetShape.Classes * NetShape.Width];

    public float[] Scopes { get; } = new float[NetShape.Scopes * NetShape.Width];

    /// <summary>Per layer: one row of <see cref="NetShape.Window"/> for each of the <see cref="NetShape.Gated"/> outputs.</summary>
    public float[][] Convolutions { get; } = [.. NetShape.Dilations.Select(_ => new float[NetShape.Gated * NetShape.Window])];

    public float[][] ConvolutionBiases { get; } = [.. NetShape.Dilations.Select(_ => new float[NetShape.Gated])];

    public float[] Hidden { get; } = new float[NetShape.Hidden * NetShape.Pooled];

    public float[] HiddenBiases { get; } = new float[NetShape.Hidden];

    /// <summary>One row of <see cref="NetShape.Hidden"/> per column of <see cref="HeadLayout"/>.</summary>
    public float[] Heads { get; } = new float[HeadLayout.Columns * NetShape.Hidden];

    public float[] HeadBiases { get; } = new float[HeadLayout.Columns];

    /// <summary>The tables of which a text touches only some rows.</summary>
    public IReadOnlyList<float[]> Tables => tables ??= [Words, Pieces, Classes, Scopes];

    /// <summary>The matrices that every text goes through.</summary>
    public IReadOnlyList<float[]> Matrices => matrices ??= [.. Convolutions, .. ConvolutionBiases, Hidden, HiddenBiases, Heads, HeadBiases];
}
