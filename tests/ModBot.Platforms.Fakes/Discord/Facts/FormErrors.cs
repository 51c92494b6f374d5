using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.Facts;

/// <summary>What is wrong with a request, in the nested form in which Discord says it.</summary>
internal sealed class FormErrors(bool passesOverUnknown = false)
{
    /// <summary>Whether a field that is not described is no error.</summary>
    public bool PassesOverUnknown => passesOverUnknown;

    /// <summary>The tree under <c>errors</c>.</summary>
    public JsonObject Tree { get; private set; } = [];

    /// <summary>How many errors there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an error.</summary>
    /// <param name="path">The field, as keys and indices with dots between; empty for the whole.</param>
    /// <param name="code">Its code.</param>
    /// <param name="message">Its sentence.</param>
    public FormErrors Add(string path, string code, string message)
    {
        var node = Tree;
        foreach (var key in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node[key] is not JsonObject child) node[key] = child = [];
            node = child;
        }

        if (node["_errors"] is not JsonArray list) node["_errors"] = list = [];
        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
        Count++;
        return this;
    }

    /// <summary>Takes over what another one found.</summary>
    public void Take(FormErrors other)
    {
        if (other.Count == 0) return;
        Merge(Tree, other.Tree);
        Count += other.Count;
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (key, value) in from)
        {
            if (value is JsonObject child && into[key] is JsonObject mine) Merge(mine, child);
            else if (value is JsonArray list && into[key] is JsonArray ours) foreach (var each in list) ours.Add(each?.DeepClone());
            else into[key] = value?.DeepClone();
        }
    }
}
