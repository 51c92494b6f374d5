using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord;

/// <content>What the page shows, and what only the page does.</content>
public sealed partial class DiscordServer
{
    private const int ShownMessages = 100;

    /// <summary>Everything that one user sees.</summary>
    internal JsonObject PageState(string user) => Look(() =>
    {
        // Owners come last: who opens the page is a member first.
        var people = world.Users.Values.Where(each => !each.IsBot).OrderBy(each => world.Guilds.Values.Any(guild => guild.Owner == each.Id)).ToArray();
        var viewer = Array.Find(people, each => Snowflake.Text(each.Id) == user) ?? people.FirstOrDefault();
        var seen = world.Channels.Values.Where(each => viewer is not null && Rights.In(each, viewer, world.Now).HasFlag(DiscordPermissions.ViewChannel));
        return new JsonObject
        {
            ["bot"] = world.Bot.Name,
            ["isHeard"] = Connected > 0,
            ["users"] = new JsonArray([.. people.Select(each => new JsonObject { ["id"] = Snowflake.Text(each.Id), ["name"] = each.Name })]),
            ["channels"] = new JsonArray([.. seen.Select(each => PageChannel(each, viewer!))]),
            ["commands"] = new JsonArray([.. world.Commands.Values.SelectMany(each => each).Select(each => each!.DeepClone())]),
        };
    });

    /// <summary>How an interaction stands: answered, failed, or neither yet, with the form that it opened.</summary>
    internal JsonObject PageAnswer(string interaction) => Look(() =>
    {
        var found = Interaction(interaction);
        return new JsonObject
        {
            ["isAnswered"] = found.AnswerType is not null,
            ["hasFailed"] = found.HasFailed,
            ["form"] = found.Modal is not { } form ? null : new JsonObject
            {
                ["title"] = form.Title,
                ["fields"] = new JsonArray([.. form.Inputs.Select(each => new JsonObject
                {
                    ["label"] = each.Label,
                    ["value"] = each.Value,
                    ["min"] = each.MinLength,
                    ["max"] = each.MaxLength,
                    ["isRequired"] = each.IsRequired,
                })]),
            },
        };
    });

    /// <summary>Edits a message of one's own.</summary>
    internal string PageEdit(string user, string message, string text) => Change(() =>
    {
        if (MessageOf(message) is not { IsDeleted: false } found || found.Author != UserOf(user)) throw new InvalidOperationException("Only the author can edit a message.");
        Edit(message, text);
        return message;
    });

    /// <summary>Deletes a message of one's own, or any as a moderator.</summary>
    internal string PageDelete(string user, string message) => Change(() =>
    {
        var (found, by) = (MessageOf(message), UserOf(user));
        if (found.IsDeleted || found.IsEphemeral || (found.Author != by && !MayDelete(found.Channel, by))) throw new InvalidOperationException("This user cannot delete this message.");
        Delete(message, user);
        return message;
    });

    private bool MayDelete(Channel channel, User user) => channel.Guild is not null && Rights.In(channel, user, world.Now).HasFlag(DiscordPermissions.ManageMessages);

    private JsonObject PageChannel(Channel channel, User viewer) => new()
    {
        ["id"] = Snowflake.Text(channel.Id),
        ["name"] = channel.Recipient is null ? $"#{channel.Name}" : "Privé",
        ["isPrivate"] = channel.Recipient is not null,
        ["mayPost"] = Rights.CanSend(channel, Rights.In(channel, viewer, world.Now)),
        ["mayDelete"] = MayDelete(channel, viewer),
        ["messages"] = new JsonArray([.. world.Messages.Where(each => each.Channel == channel && IsShown(each, viewer)).TakeLast(ShownMessages).Select(PageMessage)]),
    };

    // What only one user saw leaves nothing behind.
    private static bool IsShown(Message message, User viewer) => !message.IsEphemeral || (!message.IsDeleted && message.Interaction?.By == viewer);

    private static JsonObject PageMessage(Message message)
    {
        var json = new JsonObject
        {
            ["id"] = Snowflake.Text(message.Id),
            ["by"] = Snowflake.Text(message.Author.Id),
            ["from"] = message.Author.Name,
            ["isBot"] = message.Author.IsBot,
            ["at"] = message.At.ToUnixTimeMilliseconds(),
            ["isDeleted"] = message.IsDeleted,
        };
        if (message.IsDeleted)
        {
            json["deletedBy"] = message.DeletedBy?.Name;
            return json;
        }

        json["content"] = message.Content;
        json["components"] = message.Components.DeepClone();
        json["onlyYou"] = message.IsEphemeral;
        json["isLoading"] = (message.Flags & DiscordFlags.Loading) != 0;
        json["isEdited"] = message.EditedAt is not null;
        json["replyTo"] = message.Reference is { } replied ? Snowflake.Text(replied.Id) : null;
        return json;
    }
}
