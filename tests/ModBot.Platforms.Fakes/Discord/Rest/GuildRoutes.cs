using System.Globalization;
using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.Gateway;
using ModBot.Platforms.Fakes.Discord.World;
using P = ModBot.Platforms.Fakes.Discord.DiscordPermissions;

namespace ModBot.Platforms.Fakes.Discord.Rest;

/// <summary>The routes under <c>/guilds/{guild_id}</c>.</summary>
internal sealed class GuildRoutes(DiscordWorld world, GatewayHub hub)
{
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(28);

    /// <summary>Adds them.</summary>
    public void Map(DiscordPipeline pipeline, IEndpointRouteBuilder app)
    {
        pipeline.Map(app, "GET /guilds/{guild_id}", call => DiscordReply.Ok(Wire.Guild(Find(call))));
        pipeline.Map(app, "GET /guilds/{guild_id}/channels", call => List(Find(call), threads: false));
        pipeline.Map(app, "GET /guilds/{guild_id}/roles", call => DiscordReply.Ok(new JsonArray([.. Find(call).Roles.Values.Select(Wire.Role)])));
        pipeline.Map(app, "GET /guilds/{guild_id}/threads/active", Threads);
        pipeline.Map(app, "GET /guilds/{guild_id}/members/{user_id}", call => DiscordReply.Ok(Wire.Member(Member(call, Find(call)), withUser: true)));
        pipeline.Map(app, "PATCH /guilds/{guild_id}/members/{user_id}", Change);
    }

    private static Member Member(DiscordCall call, Guild guild) => guild.Members.GetValueOrDefault(call.Id("user_id")) ?? throw DiscordRefusal.UnknownMember();

    private Guild Find(DiscordCall call)
    {
        var guild = world.Guilds.GetValueOrDefault(call.Id("guild_id"));
        return guild?.Members.ContainsKey(world.Bot.Id) == true ? guild : throw DiscordRefusal.UnknownGuild();
    }

    // The list of channels names also those that the bot cannot see; the list of threads does not.
    private DiscordReply List(Guild guild, bool threads) =>
        DiscordReply.Ok(new JsonArray([.. world.Channels.Values.Where(each => each.Guild == guild && each.IsThread == threads).Select(Wire.Channel)]));

    private DiscordReply Threads(DiscordCall call)
    {
        var guild = Find(call);
        var seen = world.Channels.Values.Where(each => each.Guild == guild && each.IsThread && !each.Archived && Rights.In(each, world.Bot, world.Now).HasFlag(P.ViewChannel));
        return DiscordReply.Ok(new JsonObject { ["threads"] = new JsonArray([.. seen.Select(Wire.Channel)]), ["members"] = new JsonArray() });
    }

    private DiscordReply Change(DiscordCall call)
    {
        var guild = Find(call);
        var member = Member(call, guild);
        if (call.Form.FirstOrDefault(each => each.Key is "nick" or "roles" or "mute" or "deaf" or "channel_id" or "flags").Key is { } other)
            throw DiscordRefusal.Invalid(other, "STAND_IN_UNSUPPORTED", "The stand-in changes nothing but communication_disabled_until.");
        var bot = guild.Members[world.Bot.Id];
        var targetRights = Rights.InGuild(guild, member);
        if (!Rights.InGuild(guild, bot).HasFlag(P.ModerateMembers) || targetRights.HasFlag(P.Administrator) || !Rights.IsAbove(guild, bot, member)) throw DiscordRefusal.MissingPermissions();
        if (call.Form.ContainsKey("communication_disabled_until"))
        {
            var until = call.Form["communication_disabled_until"] is { } text ? DateTimeOffset.Parse(text.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : (DateTimeOffset?)null;
            if (until - world.Now > MaxTimeout) throw DiscordRefusal.Invalid("communication_disabled_until", "INVALID_COMMUNICATION_DISABLED_TIMESTAMP", "A timeout lasts 28 days at most.");
            member.TimeoutUntil = until > world.Now ? until : null;
            world.Audit.Add(new DiscordAuditEntry("MEMBER_UPDATE", Snowflake.Text(member.User.Id), null, call.Reason));
        }

        var json = Wire.Member(member, withUser: true);
        hub.Dispatch("GUILD_MEMBER_UPDATE", GatewayIntents.Members, guild.Id, _ =>
        {
            var copy = (JsonObject)json.DeepClone();
            copy["guild_id"] = Snowflake.Text(guild.Id);
            return copy;
        });
        return DiscordReply.Ok(json);
    }
}
