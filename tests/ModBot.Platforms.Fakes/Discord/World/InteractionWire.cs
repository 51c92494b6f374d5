using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>Writes an interaction as Discord writes it.</summary>
internal static class InteractionWire
{
    public static JsonObject Json(DiscordWorld world, Interaction interaction)
    {
        var channel = interaction.Channel;
        var json = new JsonObject
        {
            ["id"] = Snowflake.Text(interaction.Id),
            ["application_id"] = Snowflake.Text(world.Bot.Id),
            ["type"] = interaction.Type,
            ["data"] = interaction.Data.DeepClone(),
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["channel_id"] = Snowflake.Text(channel.Id),
            ["channel"] = Wire.Channel(channel),
            ["app_permissions"] = Wire.Bits(Rights.In(channel, world.Bot, world.Now)),
            ["locale"] = "nl",
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["attachment_size_limit"] = 10_485_760,
            ["context"] = channel.Guild is null ? 1 : 0,
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = Snowflake.Text(channel.Guild?.Id ?? 0) },
        };
        if (interaction.Source is { } source) json["message"] = Wire.Message(world, source, withContent: true);
        if (channel.Guild is not { } guild)
        {
            json["user"] = Wire.User(interaction.By);
            return json;
        }

        json["guild_id"] = Snowflake.Text(guild.Id);
        json["guild_locale"] = "nl";
        json["guild"] = new JsonObject { ["id"] = Snowflake.Text(guild.Id), ["locale"] = "nl", ["features"] = new JsonArray("COMMUNITY") };
        var member = Wire.Member(guild.Members.GetValueOrDefault(interaction.By.Id) ?? new Member { User = interaction.By }, withUser: true);
        member["permissions"] = Wire.Bits(Rights.In(channel, interaction.By, world.Now));
        json["member"] = member;
        return json;
    }
}
