using ModBot.Moderation.Ladder;

namespace ModBot.Host.Storage;

/// <summary>Lists of ladder terms in one column: wire names joined by a comma.</summary>
internal static class Names
{
    public static string Join<T>(IEnumerable<T> values) where T : struct, Enum => string.Join(',', values.Select(LadderNames.Name));

    public static IReadOnlyList<T> Split<T>(string names) where T : struct, Enum =>
        [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => LadderNames.TryParse<T>(name, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a {typeof(T).Name}."))];
}
