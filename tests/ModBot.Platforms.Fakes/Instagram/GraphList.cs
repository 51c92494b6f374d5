using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>One page of a list, newest first.</summary>
internal static class GraphList
{
    /// <summary>Writes it.</summary>
    /// <param name="newest">All of it, newest first, each with its place in the row of everything.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="limit">How many to give.</param>
    /// <param name="after">The cursor to go on after; null to begin.</param>
    /// <param name="leadsOn">Whether it tells how to go on.</param>
    /// <param name="next">Makes the address of what comes after a cursor; null to give only the cursor.</param>
    public static JsonObject Write<T>(IEnumerable<(long Number, T Item)> newest, Func<T, JsonNode> write, int limit, string? after, bool leadsOn, Func<string, string>? next)
    {
        var from = after is null ? long.MaxValue : Place(after);
        var some = newest.Where(each => each.Number < from).Take(limit + 1).ToList();
        var shown = some.Take(limit).ToList();
        var json = new JsonObject { ["data"] = new JsonArray([.. shown.Select(each => write(each.Item))]) };
        if (!leadsOn || shown.Count == 0) return json;
        var last = Cursor(shown[^1].Number);
        json["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["before"] = Cursor(shown[0].Number), ["after"] = last } };
        if (some.Count > limit && next is not null) json["paging"]!["next"] = next(last);
        return json;
    }

    /// <summary>A cursor is opaque; it also holds when what it points at is gone.</summary>
    private static string Cursor(long number) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"standin:{number}")).TrimEnd('=');

    private static long Place(string cursor)
    {
        try
        {
            var text = Encoding.ASCII.GetString(Convert.FromBase64String(cursor.PadRight((cursor.Length + 3) / 4 * 4, '=')));
            if (text.StartsWith("standin:", StringComparison.Ordinal) && long.TryParse(text["standin:".Length..], CultureInfo.InvariantCulture, out var number)) return number;
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw GraphRefusal.Parameter("Invalid cursors values");
    }
}
