using ModBot.Moderation.Ladder;

namespace ModBot.Host.Storage;

/// <summary>Ladder terms as they are stored: wire names, lists of them joined by a comma.</summary>
internal static class Names
{
    public static string Join<T>(IEnumerable<T> values) where T : struct, Enum => string.Join(',', values.Select(LadderNames.Name));

    public static IReadOnlyList<T> Split<T>(string names) where T : struct, Enum =>
        [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => LadderNames.TryParse<T>(name, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a {typeof(T).Name}."))];

    /// <summary>The name of a step; <c>unscored</c> when there is none.</summary>
    public static string OfStep(Step? step) => step is { } known ? LadderNames.Name(known) : "unscored";
}
