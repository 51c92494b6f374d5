using System.Text;

namespace ModBot.Moderation.Ladder;

/// <summary>
/// The names of the ladder's terms on the wire and in data files: lower case, words joined by an underscore
/// (<see cref="Flag.SelfHarm"/> is <c>self_harm</c>). They are a contract: renaming a member renames the wire.
/// </summary>
public static class LadderNames
{
    /// <summary>The wire name of a term.</summary>
    public static string Name<T>(T value) where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>Reads a wire name.</summary>
    /// <returns>Whether <paramref name="name"/> is a term of <typeparamref name="T"/>.</returns>
    public static bool TryParse<T>(string name, out T value) where T : struct, Enum => Names<T>.ByName.TryGetValue(name, out value);

    private static string SnakeCase(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 4);
        foreach (var letter in pascal)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, value => SnakeCase(value.ToString()));
        public static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
