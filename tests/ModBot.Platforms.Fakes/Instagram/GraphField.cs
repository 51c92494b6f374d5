using System.Globalization;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>A field that is asked for, such as <c>replies.limit(5){id,text}</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Limit">How many of a list; null when it does not say.</param>
/// <param name="Fields">What of each; null when it does not say.</param>
internal sealed record GraphField(string Name, int? Limit, IReadOnlyList<GraphField>? Fields)
{
    /// <summary>Reads a list of fields; null for none.</summary>
    /// <exception cref="GraphRefusal">It cannot be read.</exception>
    public static IReadOnlyList<GraphField>? Read(string? text) => string.IsNullOrEmpty(text) ? null : new GraphFieldReader(text).ReadAll();
}

/// <summary>Reads the small language of the <c>fields</c> parameter.</summary>
internal sealed class GraphFieldReader(string text)
{
    private int place;

    /// <summary>Reads all of it.</summary>
    public List<GraphField> ReadAll()
    {
        var fields = ReadList();
        return place == text.Length ? fields : throw Wrong("end of string");
    }

    private List<GraphField> ReadList()
    {
        var fields = new List<GraphField>();
        do
        {
            var field = ReadField();
            // What is said twice has no single answer.
            if (fields.Exists(each => each.Name == field.Name)) throw new GraphRefusal(2500, $"Syntax error \"Field {field.Name} specified more than once. This is only possible before version 2.1\" at character {place}: {field.Name}");
            fields.Add(field);
        }
        while (Take(','));
        return fields;
    }

    private GraphField ReadField()
    {
        var name = ReadName();
        int? limit = null;
        while (Take('.'))
        {
            var modifier = ReadName();
            Need('(');
            var value = ReadName();
            Need(')');
            // Others exist, such as order and after; the stand-in has no answer to them.
            if (modifier != "limit") throw GraphRefusal.Parameter($"The modifier {modifier} of {name} is not served by the stand-in");
            limit = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw GraphRefusal.Parameter($"Param limit of {name} must be a positive number");
        }

        if (!Take('{')) return new GraphField(name, limit, null);
        var fields = ReadList();
        Need('}');
        return new GraphField(name, limit, fields);
    }

    private string ReadName()
    {
        var start = place;
        while (place < text.Length && (char.IsAsciiLetterOrDigit(text[place]) || text[place] == '_')) place++;
        return place > start ? text[start..place] : throw Wrong("field name");
    }

    private bool Take(char letter)
    {
        if (place >= text.Length || text[place] != letter) return false;
        place++;
        return true;
    }

    private void Need(char letter)
    {
        if (!Take(letter)) throw Wrong($"\"{letter}\"");
    }

    private GraphRefusal Wrong(string expected) =>
        new(2500, $"Syntax error \"Expected {expected} instead of {(place < text.Length ? $"\"{text[place]}\"" : "end of string")}.\" at character {place}: {text}");
}
