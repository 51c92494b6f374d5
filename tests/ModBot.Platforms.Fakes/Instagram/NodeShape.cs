using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>How one field of a node is written.</summary>
/// <typeparam name="T">What the node is made of.</typeparam>
/// <param name="Read">Its value; null leaves it out, as the API does with what is empty.</param>
/// <param name="Check">Refuses what is asked within it and is not there; null when nothing can be asked within it.</param>
internal sealed record FieldShape<T>(Func<T, GraphField, JsonNode?> Read, Action<GraphField>? Check = null)
{
    /// <summary>A plain value.</summary>
    public static implicit operator FieldShape<T>(Func<T, JsonNode?> read) => new((item, _) => read(item));
}

/// <summary>The fields that a kind of node has. What is not among them is refused; what was not asked for is not given.</summary>
/// <typeparam name="T">What the node is made of.</typeparam>
/// <param name="name">The name of the kind, as refusals give it. The real names are known only in part.</param>
/// <param name="defaults">What is given when nothing is asked for.</param>
internal sealed class NodeShape<T>(string name, params IReadOnlyList<string> defaults)
{
    /// <summary>The fields by name.</summary>
    public Dictionary<string, FieldShape<T>> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Refuses fields that do not exist, also when there is nothing to list.</summary>
    public void Check(IReadOnlyList<GraphField>? fields)
    {
        foreach (var field in fields ?? [])
        {
            if (!Fields.TryGetValue(field.Name, out var shape)) throw Unknown(field.Name);
            if (shape.Check is not null) shape.Check(field);
            else if (field.Fields is not null || field.Limit is not null) throw GraphRefusal.Parameter($"Subfields are not supported by {field.Name}");
        }
    }

    /// <summary>Writes a node with what is asked for, and always with its id.</summary>
    public JsonObject Write(T item, IReadOnlyList<GraphField>? fields)
    {
        Check(fields);
        var json = new JsonObject();
        foreach (var field in fields ?? [.. defaults.Select(each => new GraphField(each, null, null))])
        {
            if (Fields[field.Name].Read(item, field) is { } value) json[field.Name] = value;
        }

        if (!json.ContainsKey("id") && Fields.TryGetValue("id", out var id)) json["id"] = id.Read(item, new GraphField("id", null, null));
        return json;
    }

    /// <summary>What is said to a field, or an edge that is read, that the node does not have.</summary>
    public GraphRefusal Unknown(string field) => GraphRefusal.Parameter($"Tried accessing nonexisting field ({field}) on node type ({name})");
}
