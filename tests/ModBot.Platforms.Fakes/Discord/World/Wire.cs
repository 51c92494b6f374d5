using System.Globalization;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>Writes what the stand-in knows as Discord writes it.</summary>
internal static class Wire
{
    public static JsonObject User(User user) => new()
    {
        ["id"] = Snowflake.Text(user.Id),
        ["username"] = user.Name,
        ["discriminator"] = user.IsBot ? "1234" : "0",
        ["global_name"] = user.IsBot ? null : user.Name,
        ["avatar"] = null,
        ["bot"] = user.IsBot,
        ["public_flags"] = 0,
        ["flags"] = 0,
        ["clan"] = null,
    };

    public static JsonObject Member(Member member, bool withUser)
    {
        var json = new JsonObject
        {
            ["nick"] = null,
            ["avatar"] = null,
            ["banner"] = null,
            ["roles"] = Ids(member.Roles),
            ["joined_at"] = Time(member.JoinedAt),
            ["premium_since"] = null,
            ["deaf"] = false,
            ["mute"] = false,
            ["pending"] = false,
            ["flags"] = 0,
            ["communication_disabled_until"] = Time(member.TimeoutUntil),
        };
        if (withUser) json["user"] = User(member.User);
        return json;
    }

    public static JsonObject Role(Role role) => new()
    {
        ["id"] = Snowflake.Text(role.Id),
        ["name"] = role.Name,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["position"] = role.Position,
        ["permissions"] = Bits(role.Permissions),
        ["managed"] = false,
        ["mentionable"] = false,
        ["flags"] = 0,
    };

    public static JsonObject Channel(Channel channel)
    {
        var json = new JsonObject { ["id"] = Snowflake.Text(channel.Id), ["type"] = (int)channel.Kind, ["flags"] = 0 };
        json["last_message_id"] = channel.Messages.Count == 0 ? null : Snowflake.Text(channel.Messages.Keys.Last());
        if (channel.Recipient is { } recipient)
        {
            json["recipients"] = new JsonArray(User(recipient));
            return json;
        }

        json["guild_id"] = Snowflake.Text(channel.Guild?.Id ?? 0);
        json["name"] = channel.Name;
        json["rate_limit_per_user"] = 0;
        json["parent_id"] = channel.Parent is { } parent ? Snowflake.Text(parent.Id) : null;
        if (channel.IsThread)
        {
            json["owner_id"] = Snowflake.Text(channel.Guild?.Owner ?? 0);
            json["message_count"] = channel.Messages.Count;
            json["member_count"] = Math.Min(50, channel.ThreadMembers.Count);
            json["thread_metadata"] = new JsonObject { ["archived"] = channel.Archived, ["auto_archive_duration"] = 1440, ["archive_timestamp"] = "2026-01-01T00:00:00.000000+00:00", ["locked"] = false };
            return json;
        }

        json["position"] = 0;
        json["topic"] = null;
        json["nsfw"] = false;
        json["permission_overwrites"] = new JsonArray([.. channel.Overwrites.Select(Overwrite)]);
        return json;
    }

    public static JsonObject Guild(Guild guild) => new()
    {
        ["id"] = Snowflake.Text(guild.Id),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["owner_id"] = Snowflake.Text(guild.Owner),
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["verification_level"] = 1,
        ["default_message_notifications"] = 1,
        ["explicit_content_filter"] = 0,
        ["roles"] = new JsonArray([.. guild.Roles.Values.Select(Role)]),
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["features"] = new JsonArray("COMMUNITY"),
        ["mfa_level"] = 0,
        ["application_id"] = null,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["rules_channel_id"] = null,
        ["vanity_url_code"] = null,
        ["description"] = null,
        ["banner"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = "nl",
        ["public_updates_channel_id"] = null,
        ["nsfw_level"] = 0,
        ["nsfw"] = false,
        ["premium_progress_bar_enabled"] = false,
        ["safety_alerts_channel_id"] = null,
    };

    /// <summary>The event with which a session gets to know a guild.</summary>
    public static JsonObject GuildCreate(DiscordWorld world, Guild guild)
    {
        var json = Guild(guild);
        var seen = world.Channels.Values.Where(each => each.Guild == guild && Rights.In(each, world.Bot, world.Now).HasFlag(DiscordPermissions.ViewChannel)).ToArray();
        json["joined_at"] = "2026-01-01T00:00:00.000000+00:00";
        json["large"] = false;
        json["unavailable"] = false;
        json["member_count"] = guild.Members.Count;
        json["channels"] = new JsonArray([.. seen.Where(each => !each.IsThread).Select(Channel)]);
        json["threads"] = new JsonArray([.. seen.Where(each => each.IsThread && !each.Archived).Select(Channel)]);
        json["members"] = new JsonArray(Member(guild.Members[world.Bot.Id], withUser: true));
        foreach (var name in (string[])["voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"]) json[name] = new JsonArray();
        return json;
    }

    /// <summary>A message as REST gives it; <paramref name="withContent"/> says whether the reader may know what stands in it.</summary>
    public static JsonObject Message(DiscordWorld world, Message message, bool withContent, bool withReference = true)
    {
        var json = new JsonObject
        {
            ["id"] = Snowflake.Text(message.Id),
            ["channel_id"] = Snowflake.Text(message.Channel.Id),
            ["type"] = message.Type,
            ["author"] = User(message.Author),
            ["content"] = withContent ? message.Content : string.Empty,
            ["timestamp"] = Time(message.At),
            ["edited_timestamp"] = Time(message.EditedAt),
            ["tts"] = false,
            ["mention_everyone"] = message.MentionsEveryone,
            ["mentions"] = new JsonArray([.. message.Mentions.Where(world.Users.ContainsKey).Select(id => User(world.Users[id]))]),
            ["mention_roles"] = Ids(message.RoleMentions),
            ["attachments"] = withContent ? message.Attachments.DeepClone() : new JsonArray(),
            ["embeds"] = withContent && (message.Flags & DiscordFlags.SuppressEmbeds) == 0 ? message.Embeds.DeepClone() : new JsonArray(),
            ["components"] = withContent ? message.Components.DeepClone() : new JsonArray(),
            ["pinned"] = false,
            ["flags"] = message.Flags,
        };
        if (message.Nonce is { } nonce) json["nonce"] = nonce.DeepClone();
        if (message.Interaction is { } interaction)
        {
            json["application_id"] = Snowflake.Text(world.Bot.Id);
            json["webhook_id"] = Snowflake.Text(world.Bot.Id);
            json["interaction_metadata"] = new JsonObject
            {
                ["id"] = Snowflake.Text(interaction.Id),
                ["type"] = interaction.Type,
                ["user"] = User(interaction.By),
                ["authorizing_integration_owners"] = new JsonObject(),
            };
        }

        if (message.Reference is { } replied)
        {
            json["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = Snowflake.Text(replied.Channel.Id), ["message_id"] = Snowflake.Text(replied.Id) };
            if (replied.Channel.Guild is { } guild) json["message_reference"]!["guild_id"] = Snowflake.Text(guild.Id);
            if (withReference) json["referenced_message"] = replied.IsDeleted ? null : Message(world, replied, world.ShowsContent(replied, withContent), withReference: false);
        }

        return json;
    }

    public static JsonArray Ids(IEnumerable<ulong> ids) => new([.. ids.Select(each => JsonValue.Create(Snowflake.Text(each)))]);

    public static string Bits(DiscordPermissions permissions) => ((ulong)permissions).ToString(CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    private static JsonObject Overwrite(Overwrite each) => new()
    {
        ["id"] = Snowflake.Text(each.Id),
        ["type"] = each.IsMember ? 1 : 0,
        ["allow"] = Bits(each.Allow),
        ["deny"] = Bits(each.Deny),
    };
}
