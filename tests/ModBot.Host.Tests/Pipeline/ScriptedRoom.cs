using System.Globalization;
using System.Runtime.CompilerServices;
using ModBot.Adapters.Contract;
using ModBot.Moderation.Cases;

namespace ModBot.Host.Tests.Pipeline;

/// <summary>A platform with one desk room that remembers what stands there and lets a test press it.</summary>
internal sealed class ScriptedRoom : IDeskAdapter
{
    public const string Name = "room";

    private IDeskListener? listener;
    private int number;
    private int presses;

    public string Platform => Name;

    public PlatformCapabilities Capabilities { get; } = new();

    public DeskCapabilities Desk { get; set; } = new() { MaxText = 4000 };

    /// <summary>What stands in the room now, by id.</summary>
    public SortedDictionary<int, DeskPost> Posts { get; } = [];

    /// <summary>Whether the last new post was told to wait.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Every call.</summary>
    public List<DeskPost> Shown { get; } = [];

    /// <summary>How many calls there were.</summary>
    public int ShownCount
    {
        get
        {
            lock (Shown) return Shown.Count;
        }
    }

    public Func<DeskPost, PlatformResult?> OnShow { get; set; } = _ => null;

    /// <summary>Of how many new posts from now on nobody hears that they stand.</summary>
    public int LostPosts { get; set; }

    public void Attach(IDeskListener listener) => this.listener = listener;

    public Task<PlatformResult> ShowAsync(DeskPost post, CancellationToken cancellation)
    {
        lock (Shown)
        {
            Shown.Add(post);
            var answer = OnShow(post);
            IsHeld = answer is { Outcome: PlatformOutcome.TryAgain };
            if (answer is not null) return Task.FromResult(answer);
            var id = post.PostedId is { } posted ? int.Parse(posted, CultureInfo.InvariantCulture) : ++number;
            Posts[id] = post;
            if (post.PostedId is null && LostPosts-- > 0)
            {
                IsHeld = true;
                return Task.FromResult(new PlatformResult(PlatformOutcome.TryAgain));
            }

            return Task.FromResult(PlatformResult.Done(id.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The card that was posted last.</summary>
    public DeskView Card
    {
        get
        {
            lock (Shown) return Posts.Last(post => post.Value.ReplyTo is null).Value.View;
        }
    }

    /// <summary>Every button of the last card.</summary>
    public IEnumerable<DeskButton> Buttons => Card.Buttons.SelectMany(row => row);

    /// <summary>Somebody presses the button whose label starts like this, and the card looks like the answer from then on.</summary>
    public async Task<DeskAnswer> PressAsync(string user, string label) => await PressDataAsync(user, (Buttons.FirstOrDefault(button => button.Label.Contains(label, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"There is no '{label}' under: {Card.Text.Text} [{string.Join(", ", Buttons.Select(button => button.Label))}]")).Data);

    public async Task<DeskAnswer> PressDataAsync(string user, string data, string room = "kamer", string? press = null, int? at = null)
    {
        var id = at ?? Posts.Last(post => post.Value.View.Buttons.Count > 0).Key;
        var answer = await listener!.PressedAsync(
            new DeskPress { Id = press ?? Interlocked.Increment(ref presses).ToString(CultureInfo.InvariantCulture), By = new PlatformUser(Name, user, user), Room = room, PostedId = id.ToString(CultureInfo.InvariantCulture), Data = data }, PipelineFixture.Token);
        if (answer.View is { } view)
        {
            Posts[id] = Posts[id] with { View = view };
            if (!HoldsAnswers) await AnsweredAsync(id, LosesAnswers ? null : view, room);
        }

        return answer;
    }

    /// <summary>The last card looks like this now.</summary>
    public void ShowNow(DeskView view)
    {
        var id = Posts.Last(post => post.Value.View.Buttons.Count > 0).Key;
        Posts[id] = Posts[id] with { View = view };
    }

    /// <summary>The answer to a press arrived, perhaps late.</summary>
    public Task AnsweredAsync(int id, DeskView? view, string room = "kamer") => listener!.AnsweredAsync(Name, room, id.ToString(CultureInfo.InvariantCulture), view, PipelineFixture.Token);

    /// <summary>Whether nobody hears yet what became of an answer.</summary>
    public bool HoldsAnswers { get; set; }

    /// <summary>Whether answers do not arrive.</summary>
    public bool LosesAnswers { get; set; }

    public Task<DeskAnswer> ReplyAsync(string user, int to, string text) => listener!.EnteredAsync(
        new DeskEntry { By = new PlatformUser(Name, user, user), Room = "kamer", ReplyTo = to.ToString(CultureInfo.InvariantCulture), Text = text }, PipelineFixture.Token);

    /// <summary>Somebody types something in the room that answers nothing.</summary>
    public Task<DeskAnswer> TypeAsync(string user, string text) => listener!.EnteredAsync(new DeskEntry { By = new PlatformUser(Name, user, user), Room = "kamer", Text = text }, PipelineFixture.Token);

    public Task<DeskAnswer> SubmitAsync(string user, string data, string text) => listener!.EnteredAsync(
        new DeskEntry { By = new PlatformUser(Name, user, user), Room = "kamer", Data = data, Text = text }, PipelineFixture.Token);

    public async Task<string> SayAsync(string user, CommandKind kind, string argument = "", string channel = "kamer", bool isPrivate = false, Message? target = null) => (await listener!.CommandAsync(
        new PlatformCommand { Kind = kind, By = new PlatformUser(Name, user, user), Channel = channel, IsPrivate = isPrivate, Argument = argument, Target = target }, PipelineFixture.Token)).Text?.Text ?? string.Empty;

    /// <summary>What was taken away.</summary>
    public List<string> Removed { get; } = [];

    public Task<PlatformResult> RemoveAsync(string room, string postedId, CancellationToken cancellation)
    {
        lock (Shown)
        {
            Removed.Add(postedId);
            Posts.Remove(int.Parse(postedId, CultureInfo.InvariantCulture));
        }

        return Task.FromResult(PlatformResult.Done());
    }

    public Task<IReadOnlyList<PlatformTrouble>> CheckAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PlatformTrouble>>([]);

    public Task<RoomRole> RoleAsync(string room, string userId, CancellationToken cancellation) => Task.FromResult(RoomRole.Unknown);

    public async IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        yield break;
    }

    public Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation) => Task.FromResult(PlatformResult.Done());

    public Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation) => Task.FromResult(new PlatformResult(PlatformOutcome.Unknown));
}
