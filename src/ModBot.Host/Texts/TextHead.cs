namespace ModBot.Host.Texts;

/// <summary>The beginning of a text.</summary>
internal static class TextHead
{
    /// <summary>At most so many UTF-16 units of a text, never through an emoji.</summary>
    public static string Of(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
