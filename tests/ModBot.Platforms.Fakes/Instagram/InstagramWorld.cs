using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>Everything there is on the stand-in Instagram. All of it is guarded by <see cref="Gate"/>.</summary>
internal sealed partial class InstagramWorld
{
    private const int KeptCalls = 10_000;
    private const int Ids = 1_000_000;

    private readonly string epoch;
    private readonly Queue<GraphCall> calls = new();
    private long lastNumber;
    private int lastId;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InstagramWorld(InstagramServerOptions options, TimeProvider clock)
    {
        (Options, Clock) = (options, clock);
        epoch = clock.GetUtcNow().ToUnixTimeSeconds().ToString("D10", CultureInfo.InvariantCulture);
        AccountId = $"178414{Hash(options.Account) % 100_000_000_000:D11}";
        ScopedId = $"26{Hash($"{options.AppId}/{options.Account}") % 1_000_000_000_000_000:D15}";
        PageId = $"10{Hash($"page/{options.Account}") % 10_000_000_000_000:D13}";
        Tokens = new TokenBook(options, clock);
        Usage = new UsageMeter(options, clock);
        Webhooks = new WebhookSender(options, clock, AccountId, Touch);
    }

    public Lock Gate { get; } = new();

    public InstagramServerOptions Options { get; }

    public TimeProvider Clock { get; }

    /// <summary>The id of the account: that of webhooks, and <c>user_id</c> with Instagram Login.</summary>
    public string AccountId { get; }

    /// <summary>The id of the account for this app only: <c>id</c> with Instagram Login. Taking it for the other is a known trap.</summary>
    public string ScopedId { get; }

    /// <summary>The id of the Page that the account is connected to.</summary>
    public string PageId { get; }

    public TokenBook Tokens { get; }

    public UsageMeter Usage { get; }

    public WebhookSender Webhooks { get; }

    public List<PostState> Posts { get; } = [];

    public Dictionary<string, CommentState> Comments { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Restricted { get; } = new(StringComparer.Ordinal);

    public List<GraphPrivateMessage> PrivateMessages { get; } = [];

    /// <summary>The webhook fields that the account opted in to.</summary>
    public List<string> SubscribedFields { get; } = [];

    public IReadOnlyCollection<GraphCall> Calls => calls;

    /// <summary>The time in whole seconds, as the API counts it.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(Clock.GetUtcNow().ToUnixTimeSeconds());

    public PostState AddPost(string caption, PostKind kind)
    {
        var id = NextId("17");
        var shortcode = Convert.ToBase64String(Encoding.UTF8.GetBytes(id[^8..])).TrimEnd('=');
        var address = $"https://www.instagram.com/{(kind is PostKind.Reels ? "reel" : "p")}/{shortcode}/";
        var post = new PostState(new GraphPost(id, caption, address, kind, Now), shortcode);
        Posts.Add(post);
        Touch();
        return post;
    }

    /// <summary>Somebody writes a comment; an answer to an answer lands under the comment on the first level.</summary>
    public CommentState AddComment(PostState post, string username, string text, CommentState? under)
    {
        var isOwn = username == Options.Account;
        var parent = under?.Parent ?? under;
        var comment = new CommentState
        {
            Id = NextId("18"),
            Number = ++lastNumber,
            Post = post,
            Parent = parent,
            Text = text,
            Username = username,
            UserId = isOwn ? AccountId : UserId(username),
            At = Now,
            IsOwn = isOwn,
        };
        post.Comments.Add(comment);
        parent?.Replies.Add(comment);
        Comments[comment.Id] = comment;
        if (IsSeen(comment) && IsSubscribed(post)) Webhooks.Add(CommentChange.Of(comment, ScopedId));
        Touch();
        return comment;
    }

    /// <summary>Takes a comment away, and with it the answers to it. That the answers go along is how the app shows it; the documentation does not say.</summary>
    public void Delete(CommentState comment)
    {
        foreach (var each in (CommentState[])[comment, .. comment.Replies]) each.Deleted = true;
        Touch();
    }

    /// <summary>Hides a comment or shows it again. What the account wrote itself is always shown, whatever is asked.</summary>
    public void Hide(CommentState comment, bool hidden)
    {
        if (!comment.IsOwn) comment.Hidden = hidden;
        Touch();
    }

    /// <summary>Whether the API knows of a comment: not of one that is gone, that a restricted person wrote, or of a broadcast that is over.</summary>
    public bool IsSeen(CommentState comment) => !comment.Deleted && !Restricted.Contains(comment.Username) && !comment.Post.IsOver;

    /// <summary>The post; null when there is none, or the broadcast is over.</summary>
    public PostState? Post(string id) => Posts.Find(each => each.Id == id && !each.IsOver);

    /// <summary>The comment; null when the API does not know of it.</summary>
    public CommentState? Comment(string id) => Comments.TryGetValue(id, out var comment) && IsSeen(comment) ? comment : null;

    /// <summary>How many comments and answers stand under a post. That those of restricted people do not count is an assumption.</summary>
    public int CountOf(PostState post) => post.Comments.Count(IsSeen);

    public void Note(GraphCall call)
    {
        calls.Enqueue(call);
        if (calls.Count > KeptCalls) calls.Dequeue();
        Touch();
    }

    /// <summary>The id of a person for this app; the same name has the same id in every run.</summary>
    public static string UserId(string username) => $"1{Hash(username) % 1_000_000_000_000_000:D15}";

    /// <summary>Whether it can be a user name.</summary>
    public static bool IsUserName(string name) => UserName().IsMatch(name);

    /// <summary>Tells who waits that something changed.</summary>
    public void Touch()
    {
        TaskCompletionSource done;
        lock (Gate)
        {
            done = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        done.TrySetResult();
    }

    /// <summary>Ends with the next change.</summary>
    public Task NextChange()
    {
        lock (Gate) return changed.Task;
    }

    [GeneratedRegex("^[a-z0-9._]{1,30}$", RegexOptions.None, 1000)]
    private static partial Regex UserName();

    private static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>With Facebook Login any field of the Page opens the way for those that the app chose in the dashboard, which are all.</summary>
    private bool IsSubscribed(PostState post) =>
        Options.Login is GraphLogin.Facebook ? SubscribedFields.Count > 0 : SubscribedFields.Contains(CommentChange.FieldOf(post), StringComparer.Ordinal);

    /// <summary>
    /// An id of 18 digits. It begins with the moment of the start, so that a second run does not repeat the ids of the first, and goes on in no order, so that nobody can lean on one.
    /// </summary>
    private string NextId(string prefix) => $"{prefix}{epoch}{(long)++lastId * 7919 % Ids:D6}";
}
