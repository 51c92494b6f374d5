using System.Globalization;
using System.Resources;

namespace ModBot.Host.Texts;

/// <summary>What ModBot says to whoever starts it. A name that is missing is a fault of ours, and says so.</summary>
internal sealed class OperatorTexts
{
    private readonly string language;
    private readonly ResourceManager texts;

    private OperatorTexts(Words words, string file)
    {
        (Words, language) = (words, words.Language);
        texts = new ResourceManager($"{typeof(OperatorTexts).Namespace}.{file}", typeof(OperatorTexts).Assembly);
    }

    public static OperatorTexts Dutch { get; } = new(Words.Dutch, "OperatorTextsNl");

    /// <summary>English; also the language of the log.</summary>
    public static OperatorTexts English { get; } = new(Words.English, "OperatorTextsEn");

    /// <summary>In the language of the machine: Dutch, or English where that is not Dutch.</summary>
    public static OperatorTexts Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Dutch.language ? Dutch : English;

    /// <summary>The words of the desk in this language, such as those for the roles.</summary>
    public Words Words { get; }

    /// <summary>A text.</summary>
    public string this[string name] =>
        texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"The text {name} is missing in {language}.");

    /// <summary>A text with values in it.</summary>
    public string Format(string name, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[name], values);

    /// <summary>The names of all texts.</summary>
    public IReadOnlyList<string> Names() =>
        [.. texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key)];
}
