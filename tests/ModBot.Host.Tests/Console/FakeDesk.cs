using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ModBot.Host.Desk;
using ModBot.Host.Desk.View;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Tests.ConsoleDesk;

/// <summary>One case of the fake desk, with everything a test wants to set.</summary>
internal sealed class FakeCase
{
    public required string Id { get; init; }

    public Assessment? Assessment { get; set; }

    public string Text { get; set; } = "Niemand wil jou erbij hebben.";

    public string AuthorName { get; set; } = "Schrijver";

    public string Channel { get; set; } = "algemeen";

    public DateTimeOffset SentAt { get; set; }

    public TimeSpan ThreadIdle { get; set; }

    public CaseState State { get; set; } = CaseState.Waiting;

    public string? OwnerId { get; set; }

    public string? OwnerName { get; set; }

    public int Version { get; set; } = 1;

    public MessageContent Content { get; set; }

    public List<Flag> Flags { get; set; } = [];

    public bool HandedOver { get; set; }

    public bool CanUndo { get; set; }

    public ActionDoubt? Doubt { get; set; }

    public List<HistoryLine> History { get; } = [];

    public IReadOnlyList<ModerationAction> Unsupported { get; set; } = [];

    public IReadOnlyList<ModerationAction> Irreversible { get; set; } = [];

    /// <summary>What its owner filled in elsewhere.</summary>
    public CaseForm? Draft { get; set; }
}

/// <summary>A desk in memory that keeps the promises of <see cref="IDesk"/> and notes every call.</summary>
internal sealed class FakeDesk(TimeProvider time) : IDesk
{
    private readonly Channel<long> ticks = System.Threading.Channels.Channel.CreateUnbounded<long>();

    public List<FakeCase> Cases { get; } = [];

    public List<string> Calls { get; } = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public List<DecisionInput> Decisions { get; } = [];

    public DeskStatus? Status { get; set; }

    /// <summary>What the next decision is answered with, whatever the rules say.</summary>
    public DeskResult? NextDecision { get; set; }

    public Exception? Fault { get; set; }

    public FakeCase this[string id] => Cases.First(found => found.Id == id);

    public void Tick(long number) => ticks.Writer.TryWrite(number);

    public Task<CaseForm?> GetDraftAsync(Viewer viewer, string caseId, CancellationToken cancellation) => Task.FromResult(this[caseId].OwnerId == viewer.ModeratorId ? this[caseId].Draft : null);

    public Task<DeskStatus> GetStatusAsync(Viewer viewer, CancellationToken cancellation) => Task.FromResult(
        Status ?? new DeskStatus(Cases.Count(found => found.State.IsOpen()), Cases.Count(found => found.OwnerId == viewer.ModeratorId), 0, ClassifierUp: true, []));

    public Task<IReadOnlyList<QueueItem>> GetQueueAsync(Viewer viewer, QueueView view, CancellationToken cancellation)
    {
        if (Fault is not null) throw Fault;
        var shown = Cases.Where(found => view switch
        {
            QueueView.Open => found.State.IsOpen(),
            QueueView.Closed => found.State == CaseState.Closed,
            _ => !found.State.IsOpen() && found.State != CaseState.Closed,
        });
        return Task.FromResult<IReadOnlyList<QueueItem>>([.. shown.OrderByDescending(found => found.Assessment is { } known ? Triage.Urgency(known) : -1).Select(found => ItemOf(found, viewer))]);
    }

    public Task<CaseView?> GetCaseAsync(Viewer viewer, string caseId, GuidelineAnswers? answers, IReadOnlyList<Flag>? flags, CancellationToken cancellation) =>
        Task.FromResult(Cases.FirstOrDefault(found => found.Id == caseId) is { } known ? View(known, viewer, answers, flags) : null);

    public Task<(DeskResult Result, RevealedText? Text)> RevealAsync(Viewer viewer, string caseId, RevealLayer layer, CancellationToken cancellation)
    {
        Calls.Add($"reveal {caseId} {layer}");
        var found = this[caseId];
        if (found.OwnerId != viewer.ModeratorId) return Task.FromResult<(DeskResult, RevealedText?)>((new DeskResult(DeskProblem.NotYours), null));
        if (layer > View(found, viewer, null, null).Card.MaxLayer) return Task.FromResult<(DeskResult, RevealedText?)>((new DeskResult(DeskProblem.MayNotBeShown), null));
        Note(found, "case.revealed", viewer, ("layer", LadderNames.Name(layer)));
        var text = layer == RevealLayer.Full ? found.Text : new string([.. found.Text.Select(letter => letter == 'e' ? '▒' : letter)]);
        return Task.FromResult<(DeskResult, RevealedText?)>((DeskResult.Ok, new RevealedText(layer, text, layer == RevealLayer.Full ? found.Assessment?.Reasons ?? [] : [], found.AuthorName)));
    }

    /// <summary>What the lint says of every draft.</summary>
    public DraftReading Reading { get; set; } = DraftReading.Clean;

    public Task<DraftReading> ReadDraftAsync(Viewer viewer, DecisionInput input, CancellationToken cancellation) => Task.FromResult(Reading);

    public Task<DeskResult> NoteAppealAsync(Viewer viewer, string caseId, string text, CancellationToken cancellation) => ChangeAsync(viewer, caseId, "appeal", _ => DeskResult.Ok);

    public Task<RevealedText?> RedrawAsync(Viewer viewer, string caseId, RevealLayer layer, CancellationToken cancellation) => Task.FromResult<RevealedText?>(null);

    public Task<DeskResult> ClaimAsync(Viewer viewer, string caseId, CancellationToken cancellation) => ChangeAsync(viewer, caseId, "claim", found =>
    {
        if (found.OwnerId is not null && found.OwnerId != viewer.ModeratorId) return new DeskResult(DeskProblem.TakenBySomebodyElse);
        (found.State, found.OwnerId, found.OwnerName) = (CaseState.Claimed, viewer.ModeratorId, viewer.Name);
        Note(found, "case.claimed", viewer);
        return DeskResult.Ok;
    });

    public Task<DeskResult> ReleaseAsync(Viewer viewer, string caseId, CancellationToken cancellation) => ChangeAsync(viewer, caseId, "release", found => PutBack(found, viewer, "case.released"));

    public Task<DeskResult> HandOverAsync(Viewer viewer, string caseId, CancellationToken cancellation) => ChangeAsync(viewer, caseId, "hand over", found =>
    {
        found.HandedOver = true;
        return PutBack(found, viewer, "case.handed_over");
    });

    public Task<DeskResult> DecideAsync(Viewer viewer, DecisionInput input, CancellationToken cancellation) => ChangeAsync(viewer, input.CaseId, "decide", found =>
    {
        Decisions.Add(input);
        if (NextDecision is { } next) return next;
        if (found.OwnerId != viewer.ModeratorId) return new DeskResult(DeskProblem.NotYours);
        if (input.Version != found.Version) return new DeskResult(DeskProblem.ChangedMeanwhile);
        var card = View(found, viewer, input.Answers, input.Flags).Card;
        var decision = new Decision
        {
            ModeratorId = viewer.ModeratorId,
            At = time.GetUtcNow(),
            Answers = input.Answers,
            Actions = [ActionOf(input.Button), .. ModerationActionExtensions.Beside.Where(input.Also.Contains)],
            Text = input.Text,
            Reason = input.Reason,
            Confirmed = input.Confirmed,
        };
        if (DecisionRules.Check(decision, card.Recommendation) is { } problem) return new DeskResult(DeskProblem.Refused, problem);
        found.State = CaseState.FollowUp;
        found.CanUndo = true;
        Note(found, "case.decided", viewer, ("actions", string.Join(',', decision.Actions.Select(LadderNames.Name))), ("template", input.TemplateId ?? "-"));
        return DeskResult.Ok;
    });

    public Task<DeskResult> UndoAsync(Viewer viewer, string caseId, CancellationToken cancellation) => ChangeAsync(viewer, caseId, "undo", found =>
    {
        (found.State, found.CanUndo) = (CaseState.Claimed, false);
        Note(found, "case.undone", viewer);
        return DeskResult.Ok;
    });

    public Task<DeskResult> SettleDoubtAsync(Viewer viewer, string caseId, string outboxId, bool sendAgain, CancellationToken cancellation) =>
        ChangeAsync(viewer, caseId, $"settle {outboxId} {(sendAgain ? "again" : "leave")}", found =>
        {
            (found.State, found.Doubt) = (CaseState.FollowUp, null);
            return DeskResult.Ok;
        });

    public async IAsyncEnumerable<long> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var tick in ticks.Reader.ReadAllAsync(cancellation)) yield return tick;
    }

    private Task<DeskResult> ChangeAsync(Viewer viewer, string caseId, string call, Func<FakeCase, DeskResult> change)
    {
        Calls.Add($"{call} {caseId} by {viewer.ModeratorId}");
        var found = Cases.FirstOrDefault(known => known.Id == caseId);
        if (found is null) return Task.FromResult(new DeskResult(DeskProblem.NoSuchCase));
        var result = change(found);
        if (result.IsOk) found.Version++;
        return Task.FromResult(result);
    }

    private DeskResult PutBack(FakeCase found, Viewer viewer, string kind)
    {
        if (found.OwnerId != viewer.ModeratorId) return new DeskResult(DeskProblem.NotYours);
        (found.State, found.OwnerId, found.OwnerName) = (CaseState.Waiting, null, null);
        Note(found, kind, viewer);
        return DeskResult.Ok;
    }

    private void Note(FakeCase found, string kind, Viewer viewer, params (string Key, string Value)[] details) =>
        found.History.Add(new HistoryLine(time.GetUtcNow(), kind, viewer.Name, details.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)));

    private static QueueItem ItemOf(FakeCase found, Viewer viewer) => new()
    {
        CaseId = found.Id,
        Step = found.Assessment?.Step,
        Grey = found.Assessment?.Grey ?? true,
        Flags = found.Flags,
        Target = found.Assessment?.Target ?? Target.None,
        Grounds = found.Assessment?.Grounds ?? [],
        Content = found.Content,
        State = found.State,
        Platform = "local",
        Channel = found.Channel,
        SentAt = found.SentAt,
        OwnerName = found.OwnerName,
        Mine = found.OwnerId == viewer.ModeratorId,
        HandedOver = found.HandedOver,
        Edited = false,
        Gone = false,
    };

    private CaseView View(FakeCase found, Viewer viewer, GuidelineAnswers? answers, IReadOnlyList<Flag>? flags)
    {
        var snapshot = new CaseSnapshot
        {
            CaseId = found.Id,
            State = found.State,
            OwnerId = found.OwnerId,
            Platform = "local",
            Channel = found.Channel,
            SentAt = found.SentAt,
            LastActivityAt = time.GetUtcNow() - found.ThreadIdle,
            Content = found.Content,
            Assessment = found.Assessment,
            Flags = found.Flags,
            Unsupported = found.Unsupported,
            Irreversible = found.Irreversible,
        };
        return new CaseView
        {
            Card = CaseCardBuilder.Build(snapshot, time.GetUtcNow(), answers, flags),
            OwnerName = found.OwnerName,
            ChannelName = found.Channel,
            IsOpen = found.State.IsOpen(),
            GoesToLead = false,
            Mine = found.OwnerId == viewer.ModeratorId,
            CanClaim = found.State is CaseState.Waiting or CaseState.SecondOpinion && found.OwnerId != viewer.ModeratorId,
            CanUndo = found.CanUndo,
            Version = found.Version,
            Doubt = found.Doubt,
            History = [.. found.History],
        };
    }

    private static ModerationAction ActionOf(CardButtonKind kind) => kind switch
    {
        CardButtonKind.Norm => ModerationAction.ReplyWithNorm,
        CardButtonKind.Delete => ModerationAction.Delete,
        CardButtonKind.Report => ModerationAction.Report,
        CardButtonKind.Private => ModerationAction.PrivateMessage,
        CardButtonKind.Correct => ModerationAction.Correct,
        CardButtonKind.Monitor => ModerationAction.Monitor,
        CardButtonKind.PassOn => ModerationAction.Escalate,
        _ => ModerationAction.Ignore,
    };
}
