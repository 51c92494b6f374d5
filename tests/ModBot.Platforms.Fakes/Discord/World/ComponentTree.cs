using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>Reads the components of a message or a form.</summary>
internal static class ComponentTree
{
    /// <summary>Every component, also nested ones, in reading order.</summary>
    public static IEnumerable<JsonObject> All(JsonArray components)
    {
        foreach (var each in components.OfType<JsonObject>())
        {
            yield return each;
            if (each["components"] is JsonArray inner) foreach (var child in All(inner)) yield return child;
            foreach (var name in (string[])["accessory", "component"])
                if (each[name] is JsonObject single) foreach (var child in All(new JsonArray(single.DeepClone()))) yield return child;
        }
    }

    /// <summary>The kind of a component.</summary>
    public static int Kind(JsonObject component) => (int?)component["type"] ?? 0;

    /// <summary>The buttons.</summary>
    public static IReadOnlyList<DiscordButton> Buttons(JsonArray components) =>
    [
        .. All(components).Where(each => Kind(each) == 2).Select(each => new DiscordButton(
            (string?)each["label"] ?? string.Empty, (string?)each["custom_id"] ?? string.Empty, (int?)each["style"] ?? 0, (bool?)each["disabled"] ?? false)),
    ];

    /// <summary>The texts.</summary>
    public static IEnumerable<string> Texts(JsonArray components) => All(components).Where(each => Kind(each) == 10).Select(each => (string?)each["content"] ?? string.Empty);

    /// <summary>Gives every component without a number one, as Discord does.</summary>
    public static JsonArray Numbered(JsonArray components)
    {
        var copy = (JsonArray)components.DeepClone();
        var used = All(copy).Select(each => (int?)each["id"] ?? 0).ToHashSet();
        var next = 1;
        Number(copy, used, ref next);
        return copy;
    }

    /// <summary>The form in a modal.</summary>
    public static DiscordModal Modal(JsonObject modal)
    {
        var inputs = new List<DiscordInput>();
        foreach (var top in ((JsonArray)modal["components"]!).OfType<JsonObject>())
        {
            foreach (var input in All(new JsonArray(top.DeepClone())).Where(each => Kind(each) == 4))
            {
                inputs.Add(new DiscordInput(
                    (string?)input["custom_id"] ?? string.Empty, (string?)top["label"] ?? (string?)input["label"] ?? string.Empty, (string?)input["value"] ?? string.Empty,
                    (int?)input["min_length"] ?? 0, (int?)input["max_length"] ?? 4000, (bool?)input["required"] ?? true));
            }
        }

        return new DiscordModal((string?)modal["custom_id"] ?? string.Empty, (string?)modal["title"] ?? string.Empty, inputs);
    }

    private static void Number(JsonArray components, HashSet<int> used, ref int next)
    {
        foreach (var each in components.OfType<JsonObject>())
        {
            if (((int?)each["id"] ?? 0) == 0)
            {
                while (!used.Add(next)) next++;
                each["id"] = next;
            }

            if (each["components"] is JsonArray inner) Number(inner, used, ref next);
            foreach (var name in (string[])["accessory", "component"])
            {
                if (each[name] is not JsonObject single || ((int?)single["id"] ?? 0) != 0) continue;
                while (!used.Add(next)) next++;
                single["id"] = next;
            }
        }
    }
}
