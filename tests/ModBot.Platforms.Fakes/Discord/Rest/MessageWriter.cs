using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.Gateway;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>Writes, changes and deletes messages and tells the sessions. Guarded by the gate of the world.</summary>
internal sealed class MessageWriter(DiscordWorld world, GatewayHub hub)
{
    /// <summary>Keeps a message and tells of it.</summary>
    public void Post(Message message, bool onlyUserMentions = false)
    {
        message.Components = ComponentTree.Numbered(message.Components);
        Mentions.Resolve(message, onlyUserMentions);
        world.Add(message);
        if (message.Channel.Archived) message.Channel.Archived = false;
        if (!message.IsEphemeral) Tell("MESSAGE_CREATE", message);
    }

    /// <summary>Takes the fields that a form has over into a message, as an edit does, and tells of it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="form">The form; fields that are left out stay.</param>
    /// <param name="onlyUserMentions">Whether the message answers an interaction.</param>
    public void Change(Message message, JsonObject form, bool onlyUserMentions = false)
    {
        var mentions = form["allowed_mentions"] as JsonObject;
        MessageForm.CheckMentions(mentions);
        var flags = MessageForm.CheckFlags(form, DiscordFlags.SuppressEmbeds | DiscordFlags.ComponentsV2 | (message.Flags & ~DiscordFlags.Loading));
        var content = form.ContainsKey("content") ? (string?)form["content"] ?? string.Empty : message.Content;
        var embeds = form.ContainsKey("embeds") ? form["embeds"] as JsonArray ?? [] : message.Embeds;
        var components = form.ContainsKey("components") ? form["components"] as JsonArray ?? [] : message.Components;
        var attachments = form["attachments"] is JsonArray kept ? Kept(message, kept) : message.Attachments;
        var becomes = message.Flags & ~DiscordFlags.Loading;
        if (form.ContainsKey("flags")) becomes = (becomes & ~DiscordFlags.SuppressEmbeds) | flags;
        MessageForm.Check(content, embeds, components, becomes, attachments.Count);
        var loaded = (message.Flags & DiscordFlags.Loading) != 0;
        var differs = content != message.Content || !JsonNode.DeepEquals(embeds, message.Embeds) || !JsonNode.DeepEquals(components, message.Components);
        message.Content = content;
        message.Embeds = (JsonArray)embeds.DeepClone();
        message.Components = ComponentTree.Numbered(components);
        message.Attachments = (JsonArray)attachments.DeepClone();
        message.Flags = becomes;
        message.AllowedMentions = mentions?.DeepClone() as JsonObject;
        Mentions.Resolve(message, onlyUserMentions);
        if (differs && !loaded) message.EditedAt = world.Now;
        if (!message.IsEphemeral) Tell("MESSAGE_UPDATE", message);
    }

    /// <summary>Deletes a message and tells of it.</summary>
    public void Delete(Message message, User? by)
    {
        Take(message, by);
        if (message.IsEphemeral) return;
        var json = Place(message.Channel);
        json["id"] = Snowflake.Text(message.Id);
        Dispatch("MESSAGE_DELETE", message.Channel, _ => (JsonObject)json.DeepClone());
    }

    /// <summary>Deletes several at once and tells of it once.</summary>
    public void DeleteAll(Channel channel, IReadOnlyList<Message> messages, User? by)
    {
        foreach (var each in messages) Take(each, by);
        var json = Place(channel);
        json["ids"] = Wire.Ids(messages.Select(each => each.Id));
        Dispatch("MESSAGE_DELETE_BULK", channel, _ => (JsonObject)json.DeepClone());
    }

    /// <summary>Tells of a message; also without a change, as Discord does when a link gets its preview.</summary>
    public void Tell(string name, Message message) => Dispatch(name, message.Channel, session =>
    {
        var json = Wire.Message(world, message, world.ShowsContent(message, session.Wants(GatewayIntents.MessageContent)));
        json["channel_type"] = (int)message.Channel.Kind;
        if (message.Channel.Guild is not { } guild) return json;
        json["guild_id"] = Snowflake.Text(guild.Id);
        if (message.Interaction is null && guild.Members.TryGetValue(message.Author.Id, out var member)) json["member"] = Wire.Member(member, withUser: false);
        return json;
    });

    private static void Take(Message message, User? by)
    {
        (message.IsDeleted, message.DeletedBy) = (true, by);
        message.Channel.Messages.Remove(message.Id);
    }

    private static JsonArray Kept(Message message, JsonArray named) =>
        new([.. message.Attachments.Where(each => named.Any(kept => (string?)kept?["id"] == (string?)each?["id"])).Select(each => each?.DeepClone())]);

    private static JsonObject Place(Channel channel)
    {
        var json = new JsonObject { ["channel_id"] = Snowflake.Text(channel.Id) };
        if (channel.Guild is { } guild) json["guild_id"] = Snowflake.Text(guild.Id);
        return json;
    }

    private void Dispatch(string name, Channel channel, Func<GatewaySession, JsonObject> make)
    {
        if (channel.Guild is not null && !Rights.In(channel, world.Bot, world.Now).HasFlag(DiscordPermissions.ViewChannel)) return;
        hub.Dispatch(name, channel.Guild is null ? GatewayIntents.DirectMessages : GatewayIntents.GuildMessages, channel.Guild?.Id ?? 0, make);
    }
}
