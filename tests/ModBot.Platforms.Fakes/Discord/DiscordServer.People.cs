using System.Text.Json.Nodes;
using ModBot.Platforms.Fakes.Discord.Gateway;
using ModBot.Platforms.Fakes.Discord.World;

namespace ModBot.Platforms.Fakes.Discord;

/// <content>Guilds, channels, roles and members.</content>
public sealed partial class DiscordServer
{
    private const int BotRolePosition = 100;

    /// <summary>Makes a guild with the bot in it, and an owner.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bot">What the bot's own role may do.</param>
    /// <param name="everyone">What every member may do.</param>
    /// <returns>Its id.</returns>
    public string AddGuild(string name, DiscordPermissions bot = DiscordPermissions.Moderator, DiscordPermissions everyone = DiscordPermissions.Member) => Change(() =>
    {
        var guild = new Guild { Id = world.Ids.Next(), Name = name };
        guild.Roles[guild.Id] = new Role { Id = guild.Id, Name = "@everyone", Permissions = everyone };
        var role = new Role { Id = world.Ids.Next(), Name = world.Bot.Name, Permissions = bot, Position = BotRolePosition };
        guild.Roles[role.Id] = role;
        Join(guild, world.Bot).Roles.Add(role.Id);
        var owner = new User { Id = world.Ids.Next(), Name = "eigenaar" };
        world.Users[owner.Id] = owner;
        guild.Owner = owner.Id;
        Join(guild, owner);
        world.Guilds[guild.Id] = guild;
        hub.Dispatch("GUILD_CREATE", GatewayIntents.Guilds, guild.Id, _ => Wire.GuildCreate(world, guild));
        return Snowflake.Text(guild.Id);
    });

    /// <summary>The id of the owner of a guild.</summary>
    public string OwnerOf(string guild) => Look(() => Snowflake.Text(GuildOf(guild).Owner));

    /// <summary>Makes a text channel and tells of it.</summary>
    public string AddChannel(string guild, string name) => Change(() =>
    {
        var channel = new Channel { Id = world.Ids.Next(), Kind = ChannelKind.Text, Guild = GuildOf(guild), Name = name };
        return Open(channel, "CHANNEL_CREATE");
    });

    /// <summary>Makes a thread and tells of it.</summary>
    /// <param name="channel">The channel it hangs under.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isPrivate">Whether only its members and those who manage threads see it.</param>
    /// <param name="members">Its members.</param>
    public string AddThread(string channel, string name, bool isPrivate = false, params string[] members) => Change(() =>
    {
        var parent = ChannelOf(channel);
        var thread = new Channel { Id = world.Ids.Next(), Kind = isPrivate ? ChannelKind.PrivateThread : ChannelKind.PublicThread, Guild = parent.Guild, Parent = parent, Name = name };
        thread.ThreadMembers.UnionWith(members.Select(Snowflake.Parse));
        return Open(thread, "THREAD_CREATE");
    });

    /// <summary>Archives a thread, or opens it again, and tells of it.</summary>
    public void Archive(string thread, bool archived = true) => Change(() =>
    {
        var channel = ChannelOf(thread);
        channel.Archived = archived;
        Tell("THREAD_UPDATE", channel);
    });

    /// <summary>Makes a user who is in no guild.</summary>
    public string AddUser(string name) => Change(() => Snowflake.Text(NewUser(name).Id));

    /// <summary>Makes a user who is a member of a guild.</summary>
    /// <param name="guild">The guild.</param>
    /// <param name="name">The name.</param>
    /// <param name="roles">The ids of the roles.</param>
    /// <returns>The id of the user.</returns>
    public string AddMember(string guild, string name, params string[] roles) => Change(() =>
    {
        var member = Join(GuildOf(guild), NewUser(name));
        member.Roles.UnionWith(roles.Select(Snowflake.Parse));
        return Snowflake.Text(member.User.Id);
    });

    /// <summary>Takes a user out of a guild; the bot too, which is then told that the guild is gone.</summary>
    public void RemoveMember(string guild, string user) => Change(() =>
    {
        var from = GuildOf(guild);
        from.Members.Remove(Snowflake.Parse(user));
        if (user == BotId) hub.Dispatch("GUILD_DELETE", GatewayIntents.Guilds, from.Id, _ => new JsonObject { ["id"] = guild });
    });

    /// <summary>Makes a role.</summary>
    /// <param name="guild">The guild.</param>
    /// <param name="name">Its name.</param>
    /// <param name="permissions">What it may do.</param>
    /// <param name="position">How high it stands; the bot's own role stands at 100.</param>
    public string AddRole(string guild, string name, DiscordPermissions permissions, int position = 1) => Change(() =>
    {
        var role = new Role { Id = world.Ids.Next(), Name = name, Permissions = permissions, Position = position };
        GuildOf(guild).Roles[role.Id] = role;
        TellRole("GUILD_ROLE_CREATE", GuildOf(guild), role);
        return Snowflake.Text(role.Id);
    });

    /// <summary>Sets what the bot's own role may do, and tells of it.</summary>
    public void SetBotPermissions(string guild, DiscordPermissions permissions) => Change(() =>
    {
        var found = GuildOf(guild);
        var role = found.Roles[found.Members[world.Bot.Id].Roles.First()];
        role.Permissions = permissions;
        TellRole("GUILD_ROLE_UPDATE", found, role);
    });

    /// <summary>Sets what a role or a member may do in one channel, and tells of it.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="id">The role or the user; the id of the guild for everyone.</param>
    /// <param name="allow">What is allowed here.</param>
    /// <param name="deny">What is forbidden here.</param>
    public void SetOverwrite(string channel, string id, DiscordPermissions allow = DiscordPermissions.None, DiscordPermissions deny = DiscordPermissions.None) => Change(() =>
    {
        var found = ChannelOf(channel);
        var target = Snowflake.Parse(id);
        found.Overwrites.RemoveAll(each => each.Id == target);
        found.Overwrites.Add(new Overwrite(target, found.Guild?.Roles.ContainsKey(target) != true, allow, deny));
        Tell("CHANNEL_UPDATE", found);
    });

    /// <summary>Whether a user takes private messages of the bot.</summary>
    public void SetTakesDms(string user, bool takes) => Change(() => UserOf(user).TakesDms = takes);

    /// <summary>Until when a member is silenced; null when not.</summary>
    public DateTimeOffset? TimeoutUntil(string guild, string user) => Look(() => GuildOf(guild).Members[Snowflake.Parse(user)].TimeoutUntil);

    /// <summary>What the bot did that is written in the audit log.</summary>
    public IReadOnlyList<DiscordAuditEntry> Audit => Look(() => world.Audit.ToArray());

    /// <summary>Whether the bot may read what members write.</summary>
    public DiscordContent Content
    {
        get => world.Content;
        set => Change(() => world.Content = value);
    }

    /// <summary>Makes the token worthless: calls are answered with 401 and connections are closed with 4004.</summary>
    public void RevokeToken() => Change(() =>
    {
        access.Revoke();
        foreach (var each in hub.Connections) each.Close(4004);
        hub.Sessions.Clear();
    });

    private Guild GuildOf(string id) => world.Guilds[Snowflake.Parse(id)];

    private Channel ChannelOf(string id) => world.Channels[Snowflake.Parse(id)];

    private User UserOf(string id) => world.Users[Snowflake.Parse(id)];

    private User NewUser(string name)
    {
        var user = new User { Id = world.Ids.Next(), Name = name };
        return world.Users[user.Id] = user;
    }

    private Member Join(Guild guild, User user) => guild.Members[user.Id] = new Member { User = user, JoinedAt = world.Now };

    private string Open(Channel channel, string name)
    {
        world.Channels[channel.Id] = channel;
        Tell(name, channel);
        return Snowflake.Text(channel.Id);
    }

    private void Tell(string name, Channel channel)
    {
        if (!Rights.In(channel, world.Bot, world.Now).HasFlag(DiscordPermissions.ViewChannel)) return;
        var json = Wire.Channel(channel);
        hub.Dispatch(name, GatewayIntents.Guilds, channel.Guild?.Id ?? 0, _ => (JsonObject)json.DeepClone());
    }

    private void TellRole(string name, Guild guild, Role role)
    {
        var json = new JsonObject { ["guild_id"] = Snowflake.Text(guild.Id), ["role"] = Wire.Role(role) };
        hub.Dispatch(name, GatewayIntents.Guilds, guild.Id, _ => (JsonObject)json.DeepClone());
    }

    private void Change(Action what) => Change(() =>
    {
        what();
        return true;
    });

    private T Change<T>(Func<T> what)
    {
        T result;
        lock (world.Gate) result = what();
        world.Touch();
        return result;
    }

    private T Look<T>(Func<T> what)
    {
        lock (world.Gate) return what();
    }
}
