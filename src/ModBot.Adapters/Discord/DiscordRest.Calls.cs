using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ModBot.Adapters.Discord;

/// <content>The calls that are used. Ids that come from outside are checked before they become a part of an address.</content>
internal sealed partial class DiscordRest
{
    /// <summary>Messages in a page, at most.</summary>
    public const int PageSize = 100;

    public Task<DiscordReply> GatewayAsync(CancellationToken cancellation) => GetAsync(DiscordEndpoint.Setup, "/gateway/bot", "/gateway/bot", "", cancellation);

    public Task<DiscordReply> SelfAsync(CancellationToken cancellation) => GetAsync(DiscordEndpoint.Setup, "/users/@me", "/users/@me", "", cancellation);

    public Task<DiscordReply> ApplicationAsync(CancellationToken cancellation) => GetAsync(DiscordEndpoint.Setup, "/applications/@me", "/applications/@me", "", cancellation);

    public Task<DiscordReply> OwnGuildsAsync(CancellationToken cancellation) => GetAsync(DiscordEndpoint.Setup, "/users/@me/guilds", "/users/@me/guilds", "", cancellation);

    public Task<DiscordReply> GuildAsync(string guild, CancellationToken cancellation) => GetAsync(DiscordEndpoint.Reading, "/guilds/{guild}", $"/guilds/{Id(guild)}", guild, cancellation);

    public Task<DiscordReply> GuildChannelsAsync(string guild, CancellationToken cancellation) =>
        GetAsync(DiscordEndpoint.Reading, "/guilds/{guild}/channels", $"/guilds/{Id(guild)}/channels", guild, cancellation);

    public Task<DiscordReply> ActiveThreadsAsync(string guild, CancellationToken cancellation) =>
        GetAsync(DiscordEndpoint.Reading, "/guilds/{guild}/threads/active", $"/guilds/{Id(guild)}/threads/active", guild, cancellation);

    public Task<DiscordReply> MemberAsync(string guild, string user, CancellationToken cancellation) =>
        GetAsync(DiscordEndpoint.Reading, "/guilds/{guild}/members/{user}", $"/guilds/{Id(guild)}/members/{Id(user)}", guild, cancellation);

    public Task<DiscordReply> ChannelAsync(string channel, CancellationToken cancellation) =>
        GetAsync(DiscordEndpoint.Reading, "/channels/{channel}", $"/channels/{Id(channel)}", channel, cancellation);

    public Task<DiscordReply> MessageAsync(string channel, string message, CancellationToken cancellation) =>
        GetAsync(DiscordEndpoint.Reading, "/channels/{channel}/messages/{message}", $"/channels/{Id(channel)}/messages/{Id(message)}", channel, cancellation);

    /// <summary>The oldest page of messages after one, newest first in the page; without one the newest page.</summary>
    public Task<DiscordReply> MessagesAsync(string channel, string? after, CancellationToken cancellation) => GetAsync(
        DiscordEndpoint.Reading,
        "/channels/{channel}/messages",
        $"/channels/{Id(channel)}/messages?limit={PageSize}{(after is null ? "" : $"&after={Id(after)}")}",
        channel,
        cancellation);

    /// <summary>Posts. With a nonce a repeat within some minutes gives the post that is there.</summary>
    public Task<DiscordReply> PostAsync(string channel, DiscordOutgoing message, CancellationToken cancellation) => SendAsync(
        new DiscordCall(
            new DiscordRoute(HttpMethod.Post, "/channels/{channel}/messages", $"/channels/{Id(channel)}/messages", channel, DiscordEndpoint.Acting),
            Json(message, DiscordJson.Default.DiscordOutgoing),
            Repeatable: message is { Nonce: not null, EnforceNonce: true }),
        cancellation);

    public Task<DiscordReply> EditAsync(string channel, string message, DiscordOutgoing content, CancellationToken cancellation) => SendAsync(
        new DiscordCall(
            new DiscordRoute(HttpMethod.Patch, "/channels/{channel}/messages/{message}", $"/channels/{Id(channel)}/messages/{Id(message)}", channel, DiscordEndpoint.Acting),
            Json(content, DiscordJson.Default.DiscordOutgoing)),
        cancellation);

    public Task<DiscordReply> DeleteAsync(string channel, string message, string? reason, CancellationToken cancellation) => SendAsync(
        new DiscordCall(new DiscordRoute(HttpMethod.Delete, "/channels/{channel}/messages/{message}", $"/channels/{Id(channel)}/messages/{Id(message)}", channel, DiscordEndpoint.Acting)) { Reason = reason },
        cancellation);

    /// <summary>Opens a private talk, or gives the one that is open.</summary>
    public Task<DiscordReply> OpenPrivateAsync(string user, CancellationToken cancellation) => SendAsync(
        new DiscordCall(
            new DiscordRoute(HttpMethod.Post, "/users/@me/channels", "/users/@me/channels", "", DiscordEndpoint.Acting),
            Json(new DiscordRecipient(Id(user)), DiscordJson.Default.DiscordRecipient)),
        cancellation);

    /// <summary>Silences a member until a moment, or lets the member speak.</summary>
    public Task<DiscordReply> TimeoutAsync(string guild, string user, DateTimeOffset? until, string reason, CancellationToken cancellation) => SendAsync(
        new DiscordCall(
            new DiscordRoute(HttpMethod.Patch, "/guilds/{guild}/members/{user}", $"/guilds/{Id(guild)}/members/{Id(user)}", guild, DiscordEndpoint.Acting),
            Json(new DiscordTimeout(until), DiscordJson.Default.DiscordTimeout))
        { Reason = reason },
        cancellation);

    public Task<DiscordReply> CommandsAsync(string application, CancellationToken cancellation) =>
        GetAsync(DiscordEndpoint.Setup, "/applications/{application}/commands", $"/applications/{Id(application)}/commands", "", cancellation);

    public Task<DiscordReply> ReplaceCommandsAsync(string application, List<DiscordCommand> commands, CancellationToken cancellation) => SendAsync(
        new DiscordCall(
            new DiscordRoute(HttpMethod.Put, "/applications/{application}/commands", $"/applications/{Id(application)}/commands", "", DiscordEndpoint.Setup),
            Json(commands, DiscordJson.Default.ListDiscordCommand)),
        cancellation);

    /// <summary>Gives the first answer to an interaction. A repeat is refused as answered already, so it may be repeated.</summary>
    public Task<DiscordReply> CallbackAsync(DiscordInteraction interaction, DiscordCallback answer, CancellationToken cancellation) =>
        CallbackAsync(interaction, Json(answer, DiscordJson.Default.DiscordCallback), cancellation);

    /// <summary>Opens a form as the first answer to an interaction.</summary>
    public Task<DiscordReply> OpenFormAsync(DiscordInteraction interaction, DiscordModal form, CancellationToken cancellation) =>
        CallbackAsync(interaction, Json(new DiscordModalCallback(form), DiscordJson.Default.DiscordModalCallback), cancellation);

    /// <summary>Changes the first answer to an interaction, or the post that was pressed.</summary>
    public Task<DiscordReply> EditOriginalAsync(DiscordInteraction interaction, DiscordOutgoing content, CancellationToken cancellation) =>
        SendAsync(new DiscordCall(Webhook(HttpMethod.Patch, interaction, "/messages/@original"), Json(content, DiscordJson.Default.DiscordOutgoing)), cancellation);

    /// <summary>Takes the first answer to an interaction away.</summary>
    public Task<DiscordReply> DeleteOriginalAsync(DiscordInteraction interaction, CancellationToken cancellation) =>
        SendAsync(new DiscordCall(Webhook(HttpMethod.Delete, interaction, "/messages/@original")), cancellation);

    /// <summary>Says something more after the first answer.</summary>
    public Task<DiscordReply> FollowUpAsync(DiscordInteraction interaction, DiscordOutgoing content, CancellationToken cancellation) =>
        SendAsync(new DiscordCall(Webhook(HttpMethod.Post, interaction, ""), Json(content, DiscordJson.Default.DiscordOutgoing), Repeatable: false), cancellation);

    private static DiscordRoute Webhook(HttpMethod method, DiscordInteraction interaction, string rest) => new(
        method,
        $"/webhooks/{{application}}/{{token}}{rest}",
        $"/webhooks/{Id(interaction.ApplicationId)}/{Uri.EscapeDataString(interaction.Token)}{rest}",
        interaction.Token,
        DiscordEndpoint.Answering);

    private async Task<DiscordReply> CallbackAsync(DiscordInteraction interaction, byte[] answer, CancellationToken cancellation)
    {
        var reply = await SendAsync(
            new DiscordCall(
                new DiscordRoute(HttpMethod.Post, "/interactions/{id}/{token}/callback", $"/interactions/{Id(interaction.Id)}/{Uri.EscapeDataString(interaction.Token)}/callback", interaction.Id, DiscordEndpoint.Answering),
                answer),
            cancellation);
        return reply.Code == DiscordErrors.AlreadyAcknowledged ? reply with { Failure = DiscordFailure.None } : reply;
    }

    private Task<DiscordReply> GetAsync(DiscordEndpoint endpoint, string template, string path, string resource, CancellationToken cancellation) =>
        SendAsync(new DiscordCall(new DiscordRoute(HttpMethod.Get, template, path, resource, endpoint)), cancellation);

    private static byte[] Json<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    private static string Id(string id) => DiscordSnowflake.IsId(id) ? id : throw new ArgumentException("An id of Discord has 1–20 digits; this has not.", nameof(id));
}
