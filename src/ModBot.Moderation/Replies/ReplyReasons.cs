using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies;

/// <summary>Why a template is suggested, in plain words, from <c>reasons.tsv</c>.</summary>
internal static class ReplyReasons
{
    public const string File = "reasons.tsv";

    private static readonly Lazy<Dictionary<string, LocalizedText>> Texts = new(() => Parse(TsvData.Load(File)));

    /// <summary>Every reason, by key.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> All => Texts.Value;

    /// <summary>The reason for one template in front of one audience.</summary>
    public static LocalizedText For(ReplyTemplate template, ReplyAudience audience, bool standsIn)
    {
        if (template.Origin == TemplateOrigin.Own) return All["own"];
        var key = template.Occasion is { } occasion ? $"occasion.{occasion}" : $"strategy.{LadderNames.Name(template.Strategy)}";
        if (standsIn) key += ".stands_in";
        return All.TryGetValue($"{key}.{LadderNames.Name(audience)}", out var own) ? own : All[key];
    }

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
