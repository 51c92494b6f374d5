using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ModBot.Adapters.Instagram;

/// <summary>
/// The calls of the Graph API that ModBot makes, one method each. Throws <see cref="InstagramException"/> for a refusal; while Meta asked to slow down, nothing leaves this machine. Thread-safe.
/// </summary>
internal sealed class InstagramClient(InstagramOptions options, InstagramResilience resilience, InstagramBudget budget, InstagramBudget messages) : IDisposable
{
    /// <summary>At most so many comments in one answer.</summary>
    public const int MaxComments = 50;

    private const string CommentFields = "id,text,timestamp,from,username,parent_id";
    private const string PostFields = "id,caption,permalink,timestamp,comments_count,media_product_type";

    private readonly HttpClient http = new(resilience, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The token that is used now.</summary>
    public string Token { get; set; } = options.Token!;

    /// <summary>Whose token it is.</summary>
    public Task<InstagramMe> MeAsync(CancellationToken cancellation) => GetAsync<InstagramMe>(
        "me", [("fields", options.Login == InstagramLogin.Instagram ? "id,user_id,username" : "id,instagram_business_account{id,username}")], cancellation);

    /// <summary>The newest posts, newest first.</summary>
    public async Task<IReadOnlyList<InstagramPost>> PostsAsync(string account, int most, CancellationToken cancellation) =>
        (await GetAsync<InstagramPage<InstagramPost>>($"{account}/media", [("fields", PostFields), ("limit", Number(most))], cancellation)).Data;

    /// <summary>One post, also an advertisement or a broadcast, which are in no list.</summary>
    public Task<InstagramPost> PostAsync(string post, CancellationToken cancellation) =>
        GetAsync<InstagramPost>(post, [("fields", "id,caption,permalink,timestamp,media_product_type,is_comment_enabled")], cancellation);

    /// <summary>Comments under a post with their replies, newest first.</summary>
    public Task<InstagramPage<InstagramComment>> CommentsAsync(string post, string? after, CancellationToken cancellation) =>
        GetAsync<InstagramPage<InstagramComment>>($"{post}/comments", [("fields", $"{CommentFields},replies.limit({Number(MaxComments)}){{{CommentFields}}}"), ("limit", Number(MaxComments)), .. After(after)], cancellation);

    /// <summary>Replies to a comment.</summary>
    public Task<InstagramPage<InstagramComment>> RepliesAsync(string comment, string? after, CancellationToken cancellation) =>
        GetAsync<InstagramPage<InstagramComment>>($"{comment}/replies", [("fields", CommentFields), ("limit", Number(MaxComments)), .. After(after)], cancellation);

    /// <summary>One comment, without its text; null when it does not exist (any more), or is not shown to us.</summary>
    public async Task<InstagramComment?> FindCommentAsync(string comment, CancellationToken cancellation)
    {
        try
        {
            return await GetAsync<InstagramComment>(comment, [("fields", "id,timestamp,hidden,parent_id")], cancellation);
        }
        catch (InstagramException fault) when (InstagramErrors.IsGone(fault))
        {
            return null;
        }
    }

    /// <summary>Replies in public, in the account's name.</summary>
    public Task<InstagramPosted> ReplyAsync(string comment, string text, CancellationToken cancellation) => SendAsync<InstagramPosted>(HttpMethod.Post, $"{comment}/replies", [], new Dictionary<string, string> { ["message"] = text }, cancellation);

    /// <summary>Writes to the author of a comment in private, in the name of the account or of the Page it is linked to.</summary>
    public Task<InstagramPosted> MessageAsync(string comment, string text, CancellationToken cancellation) =>
        SendJsonAsync<InstagramPosted>("me/messages", new { recipient = new { comment_id = comment }, message = new { text } }, cancellation);

    /// <summary>Hides a comment, or shows it again.</summary>
    public Task HideAsync(string comment, bool hide, CancellationToken cancellation) => DoAsync(HttpMethod.Post, comment, [("hide", Flag(hide))], cancellation);

    /// <summary>Deletes a comment.</summary>
    public Task DeleteAsync(string comment, CancellationToken cancellation) => DoAsync(HttpMethod.Delete, comment, [], cancellation);

    /// <summary>Switches comments under a post on or off.</summary>
    public Task EnableCommentsAsync(string post, bool enable, CancellationToken cancellation) => DoAsync(HttpMethod.Post, post, [("comment_enabled", Flag(enable))], cancellation);

    /// <summary>Asks Meta to bring events of the account.</summary>
    public Task SubscribeAsync(string owner, string fields, CancellationToken cancellation) => DoAsync(HttpMethod.Post, $"{owner}/subscribed_apps", [("subscribed_fields", fields)], cancellation);

    /// <summary>Which events Meta brings.</summary>
    public async Task<IReadOnlyList<InstagramSubscription>> SubscriptionsAsync(string owner, CancellationToken cancellation) =>
        (await GetAsync<InstagramPage<InstagramSubscription>>($"{owner}/subscribed_apps", options.Login == InstagramLogin.Instagram ? [] : [("fields", "id,subscribed_fields")], cancellation)).Data;

    /// <summary>A new token in place of one that is at least a day old and still holds.</summary>
    public Task<InstagramTokenAnswer> RefreshTokenAsync(string token, CancellationToken cancellation) =>
        CallAsync<InstagramTokenAnswer>(() => new HttpRequestMessage(HttpMethod.Get, Address(null, "refresh_access_token", [("grant_type", "ig_refresh_token"), ("access_token", token)])), budget, cancellation);

    /// <summary>A long-lived token for one that holds an hour.</summary>
    public Task<InstagramTokenAnswer> ExchangeTokenAsync(string token, CancellationToken cancellation) =>
        CallAsync<InstagramTokenAnswer>(() => new HttpRequestMessage(HttpMethod.Get, Address(null, "access_token", [("grant_type", "ig_exchange_token"), ("client_secret", options.AppSecret!), ("access_token", token)])), budget, cancellation);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private Task<T> GetAsync<T>(string path, IReadOnlyList<(string, string)> query, CancellationToken cancellation) => SendAsync<T>(HttpMethod.Get, path, query, null, cancellation);

    private async Task DoAsync(HttpMethod method, string path, IReadOnlyList<(string, string)> query, CancellationToken cancellation)
    {
        // What is not said to be done was not, or nobody knows.
        if (!(await SendAsync<InstagramDone>(method, path, query, null, cancellation)).Success) throw new HttpRequestException(HttpRequestError.InvalidResponse, "The Graph API did not say that it was done.");
    }

    private Task<T> SendAsync<T>(HttpMethod method, string path, IReadOnlyList<(string, string)> query, IReadOnlyDictionary<string, string>? form, CancellationToken cancellation) =>
        CallAsync<T>(() => Signed(new HttpRequestMessage(method, Address(options.Version, path, [.. query, .. Proof()])) { Content = form is null ? null : new FormUrlEncodedContent(form) }), budget, cancellation);

    private Task<T> SendJsonAsync<T>(string path, object body, CancellationToken cancellation) =>
        CallAsync<T>(() => Signed(new HttpRequestMessage(HttpMethod.Post, Address(options.Version, path, [.. Proof()])) { Content = JsonContent.Create(body) }), messages, cancellation);

    // Private messages have a limit of their own; used up, it must not stop reading and hiding.
    private async Task<T> CallAsync<T>(Func<HttpRequestMessage> make, InstagramBudget used, CancellationToken cancellation)
    {
        // Meta counts calls that it refuses too, and begins to count the pause anew.
        if (used.Wait is { Ticks: > 0 } wait) throw new InstagramException(0, 0, 0, wait);
        using var request = make();
        using var response = await http.SendAsync(request, cancellation);
        used.Note(response.Headers);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var status = (int)response.StatusCode;
        if (RefusalIn(body) is { } refusal) throw RefusedBy(refusal.Code, refusal.ErrorSubcode, status, used);
        if (!response.IsSuccessStatusCode) throw RefusedBy(0, 0, status, used);
        try
        {
            return JsonSerializer.Deserialize<T>(body, InstagramJson.Options) ?? throw new JsonException("The answer is empty.");
        }
        catch (JsonException)
        {
            // It may have been done; what stands in the answer is private and stays out of the fault.
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The Graph API gave an answer that could not be read.");
        }
    }

    private static InstagramException RefusedBy(int code, int subcode, int status, InstagramBudget used)
    {
        if (!InstagramErrors.IsThrottle(code, status)) return new InstagramException(code, subcode, status, null);
        used.Refused();
        return new InstagramException(code, subcode, status, used.Wait);
    }

    // A refusal can come with any status, also with 200.
    private static InstagramRefusal? RefusalIn(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<InstagramRefusalBody>(body, InstagramJson.Options)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private HttpRequestMessage Signed(HttpRequestMessage request)
    {
        // In the header and not in the address, which ends up in more places.
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return request;
    }

    // Apps that Meta lets be used through Facebook can ask for a proof that the caller knows the secret.
    private IEnumerable<(string, string)> Proof()
    {
        if (options is { Login: InstagramLogin.Facebook, AppSecret: { Length: > 0 } secret })
            yield return ("appsecret_proof", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Token))));
    }

    private Uri Address(string? version, string path, IReadOnlyList<(string Name, string Value)> query)
    {
        // Ids come from outside; none of them may become another path. One with another sign in it is no id, so nothing has it.
        if (!path.Split('/').All(step => step.Length > 0 && step.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_'))) throw InstagramErrors.NoSuchObject();
        var fields = string.Join('&', query.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        return new Uri($"{options.Address}/{(version is null ? string.Empty : version + "/")}{path}{(fields.Length == 0 ? string.Empty : "?" + fields)}");
    }

    private static IEnumerable<(string, string)> After(string? cursor)
    {
        if (cursor is not null) yield return ("after", cursor);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "true" : "false";
}
