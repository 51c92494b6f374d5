using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.Facts;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>The rules for a message that no single field tells: empty, too much together, old and new components mixed.</summary>
internal static class MessageForm
{
    private const int MaxContent = 2000;
    private const int MaxDisplayed = 4000;
    private const int MaxEmbedText = 6000;
    private const int MaxComponents = 40;
    private const int MaxRows = 5;

    /// <summary>Checks what a message would be.</summary>
    /// <param name="content">Its text.</param>
    /// <param name="embeds">Its embeds.</param>
    /// <param name="components">Its components.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="attachments">How many files it has.</param>
    /// <exception cref="DiscordRefusal">It cannot be.</exception>
    public static void Check(string content, JsonArray embeds, JsonArray components, int flags, int attachments)
    {
        var errors = new FormErrors();
        if (content.Length > MaxContent) errors.Add("content", "BASE_TYPE_MAX_LENGTH", $"Must be {MaxContent} or fewer in length.");
        if (embeds.Sum(EmbedLength) > MaxEmbedText) errors.Add("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {MaxEmbedText}");
        if ((flags & DiscordFlags.ComponentsV2) != 0) CheckV2(content, embeds, components, errors);
        else CheckV1(components, errors);
        CheckButtons(components, "components", errors);
        CheckNames(components, errors);
        if (errors.Count > 0) throw DiscordRefusal.Invalid(errors);
        if (string.IsNullOrWhiteSpace(content) && embeds.Count == 0 && components.Count == 0 && attachments == 0) throw DiscordRefusal.Empty();
    }

    /// <summary>Checks who may be told.</summary>
    /// <exception cref="DiscordRefusal">It says both all and some.</exception>
    public static void CheckMentions(JsonObject? mentions)
    {
        foreach (var kind in (string[])["users", "roles"])
        {
            if (mentions?["parse"] is JsonArray parse && parse.Any(each => (string?)each == kind) && mentions[kind] is JsonArray { Count: > 0 })
                throw DiscordRefusal.Invalid("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
        }
    }

    /// <summary>Checks that only these flags are set.</summary>
    /// <exception cref="DiscordRefusal">Another one is.</exception>
    public static int CheckFlags(JsonObject form, int allowed)
    {
        var flags = (int?)form["flags"] ?? 0;
        return (flags & ~allowed) == 0 ? flags : throw DiscordRefusal.Invalid("flags", "BASE_TYPE_CHOICES", "A flag is set that cannot be set here.");
    }

    private static void CheckV1(JsonArray components, FormErrors errors)
    {
        if (components.Count > MaxRows) errors.Add("components", "BASE_TYPE_MAX_LENGTH", $"Must be {MaxRows} or fewer in length.");
        for (var index = 0; index < components.Count; index++)
        {
            if (components[index] is JsonObject row && ComponentTree.Kind(row) != 1) errors.Add($"components.{index}.type", "BASE_TYPE_CHOICES", "Value must be one of (1,).");
        }
    }

    private static void CheckV2(string content, JsonArray embeds, JsonArray components, FormErrors errors)
    {
        const string Legacy = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2";
        if (content.Length > 0) errors.Add("content", Legacy, "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        if (embeds.Count > 0) errors.Add("embeds", Legacy, "The 'embeds' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        if (components.Count == 0) errors.Add("components", "BASE_TYPE_REQUIRED", "This field is required");
        if (ComponentTree.All(components).Count() > MaxComponents) errors.Add("components", "BASE_TYPE_MAX_LENGTH", $"Must be {MaxComponents} or fewer in length.");
        if (ComponentTree.Texts(components).Sum(each => each.Length) > MaxDisplayed)
            errors.Add("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", $"Component displayable text size exceeds maximum size of {MaxDisplayed}");
    }

    private static void CheckButtons(JsonArray components, string path, FormErrors errors)
    {
        for (var index = 0; index < components.Count; index++)
        {
            if (components[index] is not JsonObject each) continue;
            var here = $"{path}.{index}";
            if (each["components"] is JsonArray inner) CheckButtons(inner, $"{here}.components", errors);
            if (ComponentTree.Kind(each) != 2) continue;
            var (isLink, hasName, hasUrl) = ((int?)each["style"] == 5, each["custom_id"] is not null, each["url"] is not null);
            if ((int?)each["style"] == 6) continue;
            if (isLink && (hasName || !hasUrl)) errors.Add($"{here}.url", "BASE_TYPE_REQUIRED", "A url is required for link buttons, and no custom id.");
            if (!isLink && (!hasName || hasUrl)) errors.Add($"{here}.custom_id", "BASE_TYPE_REQUIRED", "A custom id is required");
            if (string.IsNullOrEmpty((string?)each["label"]) && each["emoji"] is null) errors.Add($"{here}.label", "BUTTON_COMPONENT_INVALID_CONTENT", "A label or an emoji is required.");
        }
    }

    private static void CheckNames(JsonArray components, FormErrors errors)
    {
        var all = ComponentTree.All(components).ToArray();
        var names = all.Select(each => (string?)each["custom_id"]).Where(each => each is not null).ToArray();
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length) errors.Add("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        var ids = all.Select(each => (int?)each["id"] ?? 0).Where(each => each != 0).ToArray();
        if (ids.Distinct().Count() < ids.Length) errors.Add("components", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        foreach (var row in all.Where(each => ComponentTree.Kind(each) == 1 && each["components"] is JsonArray { Count: > 1 } inner && inner.OfType<JsonObject>().Any(child => ComponentTree.Kind(child) is 3 or >= 5 and <= 8)))
            errors.Add("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
    }

    private static int EmbedLength(JsonNode? embed)
    {
        var length = (((string?)embed?["title"])?.Length ?? 0) + (((string?)embed?["description"])?.Length ?? 0)
            + (((string?)embed?["footer"]?["text"])?.Length ?? 0) + (((string?)embed?["author"]?["name"])?.Length ?? 0);
        if (embed?["fields"] is JsonArray fields) length += fields.Sum(each => (((string?)each?["name"])?.Length ?? 0) + (((string?)each?["value"])?.Length ?? 0));
        return length;
    }
}
