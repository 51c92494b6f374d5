namespace ModBot.Classifiers.Features;

/// <summary>
/// Which class comes before which within reach, and whether either is negated, quoted or reported. "They are (not) thieves" and
/// "he called me a thief" have the same words; the pairs tell them apart.
/// </summary>
internal static class PairFeatures
{
    private const int Reach = 10;
    private const int MostTagged = 48;

    public static void Add(List<TaggedToken> tokens, FeatureBuffer buffer)
    {
        var scopes = buffer.Scopes.Take(tokens.Count);
        Scopes.Mark(tokens, scopes);
        Span<int> tagged = stackalloc int[MostTagged];
        var count = 0;
        for (var index = 0; index < tokens.Count && count < MostTagged; index++)
        {
            if (tokens[index].Classes == 0) continue;
            if (index > 0 && tokens[index - 1].Classes == tokens[index].Classes) continue;
            tagged[count++] = index;
        }

        for (var first = 0; first < count; first++)
        {
            AddScoped(tokens, scopes, tagged[first], buffer);
            for (var second = first + 1; second < count && tagged[second] - tagged[first] <= Reach; second++) AddPair(tokens, scopes, tagged[first], tagged[second], buffer);
        }
    }

    private static void AddScoped(List<TaggedToken> tokens, ReadOnlySpan<Scope> scopes, int index, FeatureBuffer buffer)
    {
        var name = FeatureHash.Add(FeatureHash.Start(FeatureFamily.Pair, 0), (ulong)tokens[index].Primary);
        buffer.Add(FeatureHash.Add(name, (ulong)scopes[index]), FeatureFamily.Pair, index, index);
    }

    private static void AddPair(List<TaggedToken> tokens, ReadOnlySpan<Scope> scopes, int first, int second, FeatureBuffer buffer)
    {
        var (left, right) = (tokens[first], tokens[second]);
        if ((left.Classes & ~TagClasses.Grammar) == 0 && (right.Classes & ~TagClasses.Grammar) == 0) return;
        var name = FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(FeatureFamily.Pair, 1), (ulong)left.Primary), (ulong)right.Primary);
        buffer.Add(name, FeatureFamily.Pair, first, second);
        var scope = scopes[first] | scopes[second];
        if (scope != Scope.None) buffer.Add(FeatureHash.Add(name, (ulong)scope), FeatureFamily.Pair, first, second);
        if (second - first <= 2) buffer.Add(FeatureHash.Add(name, 0xC105E), FeatureFamily.Pair, first, second);
    }
}
