using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>The routes that answer an interaction. Its token is the only key.</summary>
internal sealed class InteractionRoutes(DiscordWorld world, MessageWriter writer, DiscordServerOptions options)
{
    private const int Settable = DiscordFlags.SuppressEmbeds | DiscordFlags.Ephemeral | DiscordFlags.SuppressNotifications | DiscordFlags.ComponentsV2;

    /// <summary>Adds them.</summary>
    public void Map(DiscordPipeline pipeline, IEndpointRouteBuilder app)
    {
        const string Hook = "/webhooks/{webhook_id}/{webhook_token}";
        pipeline.Map(app, "POST /interactions/{interaction_id}/{interaction_token}/callback", Answer, interaction: true);
        pipeline.Map(app, $"POST {Hook}", FollowUp, interaction: true);
        foreach (var which in (string[])["@original", "{message_id}"])
        {
            pipeline.Map(app, $"GET {Hook}/messages/{which}", call => DiscordReply.Ok(Json(Message(call))), interaction: true);
            pipeline.Map(app, $"PATCH {Hook}/messages/{which}", Edit, interaction: true);
            pipeline.Map(app, $"DELETE {Hook}/messages/{which}", Delete, interaction: true);
        }
    }

    private JsonObject Json(Message message) => Wire.Message(world, message, withContent: true);

    private DiscordReply Answer(DiscordCall call)
    {
        if (!world.Interactions.TryGetValue(call.Id("interaction_id"), out var interaction) || interaction.Token != call.Path["interaction_token"]) throw DiscordRefusal.UnknownInteraction();
        if (interaction.AnswerType is not null) throw DiscordRefusal.Acknowledged();
        if (world.Now - interaction.At > options.AnswerWithin) throw DiscordRefusal.UnknownInteraction();
        var kind = (int)call.Form["type"]!;
        var data = call.Form["data"] as JsonObject;
        var allowed = interaction.Type switch { 2 => kind is 4 or 5 or 9, 3 => kind is 4 or 5 or 6 or 7 or 9, _ => kind is 4 or 5 || (kind is 6 or 7 && interaction.Source is not null) };
        if (!allowed) throw DiscordRefusal.Invalid("type", "INTERACTION_RESPONSE_TYPE_INVALID", "This interaction cannot be answered in this way.");
        if (kind is 4 or 7 && data is null) throw DiscordRefusal.Invalid("data", "BASE_TYPE_REQUIRED", "This field is required");
        switch (kind)
        {
            case 4: interaction.Original = Post(interaction, data!, 0); break;
            case 5: interaction.Original = Defer(interaction, data); break;
            case 7: writer.Change(interaction.Source!, data!, onlyUserMentions: true); break;
            case 9: interaction.Modal = Modal(data!); break;
        }

        if (kind is 6 or 7) interaction.Original = interaction.Source;
        interaction.AnswerType = kind;
        if (!call.Query.TryGetValue("with_response", out var with) || with != "true") return DiscordReply.Empty;
        var said = new JsonObject { ["id"] = Snowflake.Text(interaction.Id), ["type"] = interaction.Type };
        var body = new JsonObject { ["interaction"] = said };
        if (interaction.Original is not { } message) return DiscordReply.Ok(body);
        (said["response_message_id"], said["response_message_loading"], said["response_message_ephemeral"]) = (Snowflake.Text(message.Id), kind == 5, message.IsEphemeral);
        body["resource"] = new JsonObject { ["type"] = kind, ["message"] = Json(message) };
        return DiscordReply.Ok(body);
    }

    private static JsonObject Modal(JsonObject data)
    {
        foreach (var top in ((JsonArray)data["components"]!).OfType<JsonObject>())
        {
            // An old row with a text needs the label on the text; the new label has its own.
            if (ComponentTree.Kind(top) == 1 && top["components"]?[0]?["label"] is null) throw DiscordRefusal.Invalid("data.components.0.components.0.label", "BASE_TYPE_REQUIRED", "This field is required");
            if (ComponentTree.Kind(top) == 18 && top["component"]?["label"] is not null)
                throw DiscordRefusal.Invalid("data.components.0.component.label", "COMPONENT_LABEL_EXCLUSIVE", "A text in a label has no label of its own.");
        }

        if (ComponentTree.Modal(data).Inputs.Any(each => each.Value.Length > each.MaxLength || (each.Value.Length > 0 && each.Value.Length < each.MinLength)))
            throw DiscordRefusal.Invalid("data.components.0.component.value", "BASE_TYPE_BAD_LENGTH", "The value does not fit its own limits.");
        return (JsonObject)data.DeepClone();
    }

    private Message Defer(Interaction interaction, JsonObject? data)
    {
        var message = new Message
        {
            Id = world.Ids.Next(),
            Channel = interaction.Channel,
            Author = world.Bot,
            At = world.Now,
            Type = interaction.Type == 2 ? 20 : 0,
            Interaction = interaction,
            Flags = DiscordFlags.Loading | (data is null ? 0 : MessageForm.CheckFlags(data, Settable) & DiscordFlags.Ephemeral),
        };
        writer.Post(message, onlyUserMentions: true);
        return message;
    }

    private Message Post(Interaction interaction, JsonObject form, int more)
    {
        var mentions = form["allowed_mentions"] as JsonObject;
        MessageForm.CheckMentions(mentions);
        var flags = MessageForm.CheckFlags(form, Settable) | more;
        var (content, embeds, components) = ((string?)form["content"] ?? string.Empty, form["embeds"] as JsonArray ?? [], form["components"] as JsonArray ?? []);
        MessageForm.Check(content, embeds, components, flags, attachments: 0);
        var message = new Message
        {
            Id = world.Ids.Next(),
            Channel = interaction.Channel,
            Author = world.Bot,
            At = world.Now,
            Type = interaction.Type == 2 ? 20 : 0,
            Interaction = interaction,
            Content = content,
            Flags = flags,
            Embeds = (JsonArray)embeds.DeepClone(),
            Components = (JsonArray)components.DeepClone(),
            AllowedMentions = mentions?.DeepClone() as JsonObject,
        };
        writer.Post(message, onlyUserMentions: true);
        return message;
    }

    private Interaction Find(DiscordCall call)
    {
        var found = call.Id("webhook_id") == world.Bot.Id ? world.Interactions.Values.FirstOrDefault(each => each.Token == call.Path["webhook_token"]) : null;
        if (found?.AnswerType is null) throw DiscordRefusal.UnknownWebhook();
        return world.Now - found.At > options.TokenWithin ? throw DiscordRefusal.InvalidToken() : found;
    }

    private Message Message(DiscordCall call)
    {
        var interaction = Find(call);
        var message = call.Path.ContainsKey("message_id") ? interaction.FollowUps.Append(interaction.Original).FirstOrDefault(each => each?.Id == call.Id("message_id")) : interaction.Original;
        return message is { IsDeleted: false } ? message : throw DiscordRefusal.UnknownMessage();
    }

    private DiscordReply FollowUp(DiscordCall call)
    {
        var interaction = Find(call);
        if (interaction.Original is { } original && (original.Flags & DiscordFlags.Loading) != 0)
        {
            // After a deferred answer the first follow-up is that answer, and stays as private as it was announced.
            var form = (JsonObject)call.Form.DeepClone();
            if (form["flags"] is { } flags) form["flags"] = (int)flags & ~DiscordFlags.Ephemeral;
            writer.Change(original, form, onlyUserMentions: true);
            return DiscordReply.Ok(Json(original));
        }

        if (call.Form.Any(each => each.Key is "username" or "avatar_url" or "thread_name")) throw DiscordRefusal.Invalid("username", "UNKNOWN_FIELD", "Only other webhooks take this.");
        var message = Post(interaction, call.Form, 0);
        interaction.FollowUps.Add(message);
        return DiscordReply.Ok(Json(message));
    }

    private DiscordReply Edit(DiscordCall call)
    {
        var message = Message(call);
        writer.Change(message, call.Form, onlyUserMentions: true);
        return DiscordReply.Ok(Json(message));
    }

    private DiscordReply Delete(DiscordCall call)
    {
        writer.Delete(Message(call), world.Bot);
        return DiscordReply.Empty;
    }
}
