using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Features;

/// <summary>The shape of a text: shouting, marks, addressing, only pictures. Length is left out on purpose: it leaks the label of written corpora.</summary>
internal static class StyleFeatures
{
    public static void Add(List<TaggedToken> tokens, ReadOnlySpan<char> text, FeatureBuffer buffer)
    {
        var (words, emoji, questions, exclamations, quotes) = (0, 0, 0, 0, 0);
        var (upper, letters) = (0, 0);
        foreach (var tagged in tokens)
        {
            var token = tagged.Token;
            if (token.Kind == TokenKind.Word) words++;
            if (token.Kind == TokenKind.Emoji) emoji++;
            if (token.Kind == TokenKind.Reference) Add(buffer, 1, token.Text is "<url>" ? 1 : 2);
            if (token.Kind == TokenKind.Punctuation)
            {
                questions += token.Text is "?" ? 1 : 0;
                exclamations += token.Text is "!" ? 1 : 0;
                quotes += token.Text is "\"" or "'" ? 1 : 0;
            }

            foreach (var unit in text[token.Start..token.End])
            {
                upper += char.IsUpper(unit) ? 1 : 0;
                letters += char.IsLetter(unit) ? 1 : 0;
            }
        }

        Add(buffer, 0, 0);
        if (words == 0) Add(buffer, 2, emoji > 0 ? 1 : 0);
        if (questions > 0) Add(buffer, 3, Math.Min(questions, 2));
        if (exclamations > 0) Add(buffer, 4, Math.Min(exclamations, 2));
        if (quotes > 1) Add(buffer, 5, 0);
        if (emoji > 0) Add(buffer, 6, Math.Min(emoji, 3));
        if (letters >= 6 && upper * 10 >= letters * 7) Add(buffer, 7, 0);
    }

    private static void Add(FeatureBuffer buffer, ulong kind, int value) =>
        buffer.Add(FeatureHash.Add(FeatureHash.Add(FeatureHash.Start(FeatureFamily.Style, 0), kind), (ulong)value), FeatureFamily.Style, -1, -1);
}
