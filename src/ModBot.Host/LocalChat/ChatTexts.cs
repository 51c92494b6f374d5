using System.Globalization;
using System.Resources;

namespace ModBot.Host.LocalChat;

/// <summary>
/// What the chat says, in one language. Each language is a resource file of its own instead of a satellite, so that which one is used
/// follows from the reader alone and never from the culture of the machine.
/// </summary>
public sealed class ChatTexts
{
    /// <summary>Cookie in which a reader's choice of language is kept.</summary>
    public const string Cookie = "lang";

    private static readonly ChatTexts Dutch = new("nl", "ChatTextsNl", "nl-NL");
    private static readonly ChatTexts English = new("en", "ChatTextsEn", "en-GB");

    private readonly ResourceManager texts;

    private ChatTexts(string language, string file, string culture)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(culture);
        texts = new ResourceManager($"{typeof(ChatTexts).Namespace}.{file}", typeof(ChatTexts).Assembly);
    }

    /// <summary>Every language there is, Dutch first.</summary>
    public static IReadOnlyList<ChatTexts> All { get; } = [Dutch, English];

    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>For dates and numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary>A text.</summary>
    public string this[string name] =>
        texts.GetString(name, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException($"The text {name} is missing in {Language}.");

    /// <summary>A text with values in it.</summary>
    public string Format(string name, params ReadOnlySpan<object?> values) => string.Format(Culture, this[name], values);

    /// <summary>In the language of whoever asks: their choice, then what their browser asks for, then Dutch. Also for the HTTP API.</summary>
    public static ChatTexts Of(HttpRequest request)
    {
        if (In(request.Cookies[Cookie]) is { } chosen)
            return chosen;
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => In(language.Value.Value?.Split('-')[0]));
        return wanted.FirstOrDefault(texts => texts is not null) ?? Dutch;
    }

    /// <summary>The texts in this language; null when there are none.</summary>
    public static ChatTexts? In(string? language) => All.FirstOrDefault(texts => string.Equals(texts.Language, language, StringComparison.OrdinalIgnoreCase));
}
