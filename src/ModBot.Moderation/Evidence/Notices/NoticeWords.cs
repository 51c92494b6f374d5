using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Evidence.Notices;

/// <summary>The words of the reports, from <c>notices.tsv</c>.</summary>
internal static class NoticeWords
{
    public const string File = "notices.tsv";

    private static readonly Lazy<Dictionary<string, LocalizedText>> Texts = new(() => Parse(TsvData.Load(File)));

    /// <summary>Every text, by key.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> All => Texts.Value;

    public static string Of(string key, string language) => All[key].In(language);

    internal static Dictionary<string, LocalizedText> Parse(string text)
    {
        var texts = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var row in TsvData.Parse(File, text, "key\tnl\ten"))
        {
            if (!texts.TryAdd(row.Fields[0], new LocalizedText(row.Fields[1], row.Fields[2]))) throw row.Error($"{row.Fields[0]} stands there twice.");
        }

        return texts;
    }
}
