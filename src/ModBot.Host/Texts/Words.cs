using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Texts;

/// <summary>
/// The texts that people read, in one language. Both languages sit in the assembly itself, so that no satellite can be left
/// behind. The sentence of an enum member has the key <c>{Enum}.{Member}</c>.
/// </summary>
internal sealed class Words
{
    private readonly FrozenDictionary<string, string> texts;

    private Words(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language);
        texts = Read(language);
    }

    /// <summary>Dutch, the first language of the product.</summary>
    public static Words Dutch { get; } = new("nl");

    /// <summary>English.</summary>
    public static Words English { get; } = new("en");

    /// <summary>The language's two letters.</summary>
    public string Language { get; }

    /// <summary>How numbers and dates are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Every key there is.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>One text. A key that is missing shows itself, so that a page never falls over for want of a word.</summary>
    public string this[string key] => texts.GetValueOrDefault(key, key);

    /// <summary>English for <c>en</c>, Dutch for every other language and for none.</summary>
    public static Words In(string? language) => language == English.Language ? English : Dutch;

    /// <summary>Whether there are texts in a language.</summary>
    public static bool IsLanguage(string language) => language == Dutch.Language || language == English.Language;

    /// <summary>English for an English culture, Dutch for every other.</summary>
    public static Words For(CultureInfo culture) => In(culture.TwoLetterISOLanguageName);

    /// <summary>Whether there is a text with this key.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>The word or sentence of an enum member.</summary>
    public string Of<T>(T value) where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>A further sentence of an enum member, such as its hint.</summary>
    public string Of<T>(T value, string part) where T : struct, Enum => this[$"{typeof(T).Name}.{value}.{part}"];

    /// <summary>A text with its places filled in.</summary>
    public string Format(string key, params object[] values) => string.Format(Culture, this[key], values);

    /// <summary>The half of a text that was written in both languages.</summary>
    public string Pick(LocalizedText text) => text.In(Language);

    private static FrozenDictionary<string, string> Read(string language)
    {
        var name = $"ModBot.Host.Texts.Texts.{language}.resources";
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The texts '{name}' are not in the assembly.");
        using var reader = new ResourceReader(stream);
        return reader.Cast<DictionaryEntry>().ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
