namespace ModBot.Classifiers.Train;

/// <summary>One text as the numbers of its features, ascending, with their values.</summary>
internal readonly record struct SparseRow(int[] Indices, float[] Values);
