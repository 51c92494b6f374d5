using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord;

/// <content>What the page shows.</content>
public sealed partial class DiscordServer
{
    /// <summary>Everything that one user sees.</summary>
    internal JsonObject PageState(string user) => Look(() =>
    {
        var people = world.Users.Values.Where(each => !each.IsBot).ToArray();
        var viewer = Array.Find(people, each => Snowflake.Text(each.Id) == user) ?? people.FirstOrDefault();
        var seen = world.Channels.Values.Where(each => viewer is not null && Rights.In(each, viewer, world.Now).HasFlag(DiscordPermissions.ViewChannel));
        return new JsonObject
        {
            ["users"] = new JsonArray([.. people.Select(each => new JsonObject { ["id"] = Snowflake.Text(each.Id), ["name"] = each.Name })]),
            ["channels"] = new JsonArray([.. seen.Select(each => PageChannel(each, viewer!))]),
            ["commands"] = new JsonArray([.. world.Commands.Values.SelectMany(each => each).Select(each => each!.DeepClone())]),
        };
    });

    /// <summary>The form with which an interaction was answered, as JSON text; empty for none yet.</summary>
    internal string PageAnswer(string interaction) => Look(() =>
    {
        if (world.Interactions[Snowflake.Parse(interaction)].Modal is not { } modal) return string.Empty;
        var form = ComponentTree.Modal(modal);
        return new JsonObject { ["title"] = form.Title, ["fields"] = new JsonArray([.. form.Inputs.Select(each => new JsonObject { ["label"] = each.Label, ["value"] = each.Value })]) }.ToJsonString();
    });

    private static JsonObject PageChannel(Channel channel, User viewer) => new()
    {
        ["id"] = Snowflake.Text(channel.Id),
        ["name"] = channel.Recipient is null ? channel.Name : "ModBot (privé)",
        ["messages"] = new JsonArray([.. channel.Messages.Values.Where(each => !each.IsEphemeral || each.Interaction?.By == viewer).Select(PageMessage)]),
    };

    private static JsonObject PageMessage(Message message) => new()
    {
        ["id"] = Snowflake.Text(message.Id),
        ["author"] = message.Author.Name,
        ["content"] = message.Content,
        ["components"] = message.Components.DeepClone(),
        ["ephemeral"] = message.IsEphemeral,
        ["loading"] = (message.Flags & DiscordFlags.Loading) != 0,
        ["edited"] = message.EditedAt is not null,
        ["replyTo"] = message.Reference is { } replied ? $"{replied.Author.Name}: {(replied.IsDeleted ? "(weg)" : replied.Content)}" : null,
    };
}
