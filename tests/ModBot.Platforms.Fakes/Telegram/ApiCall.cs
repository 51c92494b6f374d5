using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Telegram;

/// <summary>A call that fits the official description.</summary>
/// <param name="Method">The method.</param>
/// <param name="Parameters">Its parameters, made plain.</param>
internal sealed record ApiCall(ApiMethod Method, JsonObject Parameters)
{
    /// <summary>Whether a parameter was given.</summary>
    public bool Has(string name) => Parameters.ContainsKey(name);

    /// <summary>A text; null when it was not given.</summary>
    public string? Text(string name) => Parameters[name]?.GetValue<string>();

    /// <summary>A number; null when it was not given.</summary>
    public long? Number(string name) => Parameters[name]?.GetValue<long>();

    /// <summary>A truth; false when it was not given.</summary>
    public bool Truth(string name) => Parameters[name]?.GetValue<bool>() ?? false;

    /// <summary>An object; null when it was not given.</summary>
    public JsonObject? Object(string name) => Parameters[name] as JsonObject;

    /// <summary>A list; null when it was not given.</summary>
    public JsonArray? List(string name) => Parameters[name] as JsonArray;

    /// <summary>Refuses the parameters that the official description knows and the stand-in does not.</summary>
    public void Refuse(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name)) throw ApiRefusal.Bad($"parameter \"{name}\" is not served by the stand-in");
        }
    }
}
