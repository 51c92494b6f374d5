using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;
using P = ModBot.Platforms.Fakes.Discord.DiscordPermissions;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>The routes under <c>/channels/{channel_id}</c>.</summary>
internal sealed class MessageRoutes(DiscordWorld world, MessageWriter writer, DiscordServerOptions options)
{
    private const int Settable = DiscordFlags.SuppressEmbeds | DiscordFlags.SuppressNotifications | DiscordFlags.ComponentsV2;

    private static readonly TimeSpan BulkWithin = TimeSpan.FromDays(14);

    /// <summary>Adds them.</summary>
    public void Map(DiscordPipeline pipeline, IEndpointRouteBuilder app)
    {
        const string Messages = "/channels/{channel_id}/messages";
        pipeline.Map(app, "GET /channels/{channel_id}", call => DiscordReply.Ok(Wire.Channel(Find(call).Channel)));
        pipeline.Map(app, $"GET {Messages}", List);
        pipeline.Map(app, $"POST {Messages}", Create);
        pipeline.Map(app, $"GET {Messages}/{{message_id}}", Get);
        pipeline.Map(app, $"PATCH {Messages}/{{message_id}}", Edit);
        pipeline.Map(app, $"DELETE {Messages}/{{message_id}}", Delete);
        pipeline.Map(app, $"POST {Messages}/bulk-delete", DeleteAll);
    }

    private static Message Message(DiscordCall call, Channel channel) =>
        channel.Messages.TryGetValue(call.Id("message_id"), out var message) && !message.IsEphemeral ? message : throw DiscordRefusal.UnknownMessage();

    private (Channel Channel, P Rights) Find(DiscordCall call)
    {
        if (!world.Channels.TryGetValue(call.Id("channel_id"), out var channel)) throw DiscordRefusal.UnknownChannel();
        var rights = Rights.In(channel, world.Bot, world.Now);
        return rights.HasFlag(P.ViewChannel) ? (channel, rights) : throw DiscordRefusal.MissingAccess();
    }

    // What REST shows depends on the switch in the portal, not on what a session asked for.
    private JsonObject Json(Message message) => Wire.Message(world, message, world.ShowsContent(message, asked: true));

    private DiscordReply List(DiscordCall call)
    {
        var (channel, rights) = Find(call);
        var limit = call.Query.TryGetValue("limit", out var text) ? (int)(Snowflake.Read(text) ?? 0) : 50;
        if (call.Query.Keys.Count(each => each is "before" or "after" or "around") > 1) throw DiscordRefusal.Invalid("after", "BASE_TYPE_CHOICES", "before, after and around exclude each other.");
        if (!rights.HasFlag(P.ReadMessageHistory)) return DiscordReply.Ok(new JsonArray());
        var all = channel.Messages.Values.Where(each => !each.IsEphemeral).ToArray();
        IEnumerable<Message> page;
        if (call.QueryId("after") is { } after) page = all.Where(each => each.Id > after).Take(limit);
        else if (call.QueryId("around") is { } around) page = all.Where(each => each.Id < around).TakeLast(limit / 2).Concat(all.Where(each => each.Id >= around).Take(limit - (limit / 2)));
        else page = all.Where(each => each.Id < (call.QueryId("before") ?? ulong.MaxValue)).TakeLast(limit);
        return DiscordReply.Ok(new JsonArray([.. page.Reverse().Select(Json)]));
    }

    private DiscordReply Get(DiscordCall call)
    {
        var (channel, rights) = Find(call);
        return rights.HasFlag(P.ReadMessageHistory) ? DiscordReply.Ok(Json(Message(call, channel))) : throw DiscordRefusal.MissingPermissions();
    }

    private DiscordReply Create(DiscordCall call)
    {
        var (channel, rights) = Find(call);
        if (channel.Recipient is { TakesDms: false }) throw DiscordRefusal.ClosedDm();
        if (!Rights.CanSend(channel, rights)) throw DiscordRefusal.MissingPermissions();
        var form = call.Form;
        if ((bool?)form["enforce_nonce"] == true && form["nonce"] is { } nonce && Earlier(nonce) is { } earlier) return DiscordReply.Ok(Json(earlier));
        var mentions = form["allowed_mentions"] as JsonObject;
        MessageForm.CheckMentions(mentions);
        var flags = MessageForm.CheckFlags(form, Settable);
        var (content, embeds, components) = ((string?)form["content"] ?? string.Empty, form["embeds"] as JsonArray ?? [], form["components"] as JsonArray ?? []);
        if (embeds.Count > 0 && !rights.HasFlag(P.EmbedLinks)) throw DiscordRefusal.MissingPermissions();
        if (form["attachments"] is JsonArray { Count: > 0 }) throw DiscordRefusal.Invalid("attachments", "ATTACHMENT_NOT_FOUND", "Files are not taken here.");
        MessageForm.Check(content, embeds, components, flags, attachments: 0);
        var replied = form["message_reference"] is JsonObject reference ? Replied(channel, rights, reference) : null;
        var message = new Message
        {
            Id = world.Ids.Next(),
            Channel = channel,
            Author = world.Bot,
            At = world.Now,
            Type = replied is null ? 0 : 19,
            Content = content,
            Reference = replied,
            Embeds = (JsonArray)embeds.DeepClone(),
            Components = (JsonArray)components.DeepClone(),
            Flags = flags,
            Nonce = form["nonce"]?.DeepClone(),
            AllowedMentions = mentions?.DeepClone() as JsonObject,
        };
        writer.Post(message);
        if (!rights.HasFlag(P.MentionEveryone) && channel.Guild is not null) message.MentionsEveryone = false;
        return DiscordReply.Ok(Json(message));
    }

    private Message? Earlier(JsonNode nonce) =>
        world.Messages.LastOrDefault(each => each.Author == world.Bot && each.Nonce is { } other && other.ToString() == nonce.ToString() && world.Now - each.At <= options.NonceWithin);

    private static Message? Replied(Channel channel, P rights, JsonObject reference)
    {
        if (!rights.HasFlag(P.ReadMessageHistory)) throw DiscordRefusal.NoHistory();
        if (reference["channel_id"] is { } place && (string?)place != Snowflake.Text(channel.Id))
            throw DiscordRefusal.Invalid("message_reference", "REPLIES_CANNOT_REPLY_OUTSIDE_CHANNEL", "Cannot reply to a message of another channel.");
        if (Snowflake.Read((string?)reference["message_id"]) is { } id && channel.Messages.TryGetValue(id, out var message) && !message.IsEphemeral) return message;
        return (bool?)reference["fail_if_not_exists"] ?? true ? throw DiscordRefusal.Invalid("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message") : null;
    }

    private DiscordReply Edit(DiscordCall call)
    {
        var (channel, _) = Find(call);
        var message = Message(call, channel);
        if (message.Author != world.Bot) throw DiscordRefusal.NotAuthor();
        if (channel.Archived) throw DiscordRefusal.Archived();
        writer.Change(message, call.Form);
        return DiscordReply.Ok(Json(message));
    }

    private DiscordReply Delete(DiscordCall call)
    {
        var (channel, rights) = Find(call);
        var message = Message(call, channel);
        var own = message.Author == world.Bot;
        if (!own && !rights.HasFlag(P.ManageMessages)) throw DiscordRefusal.MissingPermissions();
        if (channel.Archived) throw DiscordRefusal.Archived();
        writer.Delete(message, world.Bot);
        if (!own) world.Audit.Add(new DiscordAuditEntry("MESSAGE_DELETE", Snowflake.Text(message.Author.Id), Snowflake.Text(message.Id), call.Reason));
        return DiscordReply.Empty;
    }

    private DiscordReply DeleteAll(DiscordCall call)
    {
        var (channel, rights) = Find(call);
        if (!rights.HasFlag(P.ManageMessages)) throw DiscordRefusal.MissingPermissions();
        var found = ((JsonArray)call.Form["messages"]!).Select(each => channel.Messages.GetValueOrDefault(Snowflake.Read((string?)each) ?? 0)).OfType<Message>().ToArray();
        if (Array.Exists(found, each => world.Now - each.At > BulkWithin)) throw DiscordRefusal.TooOldForBulk();
        writer.DeleteAll(channel, found, world.Bot);
        return DiscordReply.Empty;
    }
}
