using System.Runtime.CompilerServices;
using ModBot.Adapters.Contract;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Replies;

namespace ModBot.Adapters.Local;

/// <summary>Connects ModBot to the built-in chat. Everything it does is stored with its key, so nothing is ever done twice or left open.</summary>
/// <param name="chat">The chat.</param>
/// <param name="platform">The name of this connection.</param>
public sealed class LocalAdapter(LocalChat chat, string platform = LocalAdapter.PlatformName) : IPlatformAdapter
{
    /// <summary>The usual name of the connection.</summary>
    public const string PlatformName = "local";

    /// <summary>Events in a batch, at most.</summary>
    public const int MaxBatch = 256;

    private const int MaxKeyLength = 64;

    // Long enough for somebody to free space on a disk, short enough to go on soon after.
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Platform => platform;

    /// <inheritdoc/>
    public PlatformCapabilities Capabilities { get; } = new()
    {
        CanReply = true,
        CanMessagePrivately = true,
        CanMessageMembers = true,
        CanDelete = true,
        CanHide = true,
        CanRestore = true,
        CanReport = true,
        CanWithdraw = true,
        CanWithdrawPrivate = true,
        Appeals = AppealRoute.Button,
    };

    /// <inheritdoc/>
    /// <exception cref="FormatException">The checkpoint is not one of this platform.</exception>
    /// <exception cref="LocalChatStorageException">The chat's file cannot be read.</exception>
    public async IAsyncEnumerable<PlatformBatch> ReadAsync(string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var fileId = await chat.FileIdAsync(cancellation);
        var position = LocalCheckpoint.Position(checkpoint, fileId);
        var reached = false;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (rows, latest) = await chat.JournalAsync(position, MaxBatch, cancellation);
            if (position > latest)
            {
                // The file was put back from an older copy: what it offers may be news. Intake knows what it has had.
                position = 0;
                continue;
            }

            if (rows.Count == 0)
            {
                if (!reached) yield return new PlatformBatch([], LocalCheckpoint.Of(fileId, position));
                reached = true;
                await chat.WaitForAnyChangeAsync(latest, cancellation);
                continue;
            }

            position = rows[^1].Seq;
            var events = rows.Where(row => row.Kind != JournalKind.Own).Select(Event).ToList();
            if (events.Count == 0) continue;
            reached = true;
            yield return new PlatformBatch(events, LocalCheckpoint.Of(fileId, position));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The request is not one that can be understood.</exception>
    public Task<PlatformResult> CarryOutAsync(PlatformRequest request, CancellationToken cancellation)
    {
        Check(request);
        return GuardedAsync(() => chat.CarryOutAsync(request, cancellation));
    }

    /// <inheritdoc/>
    /// <remarks><see cref="PlatformOutcome.TryAgain"/> when the chat's file cannot be read now; never <see cref="PlatformOutcome.Unknown"/>.</remarks>
    public Task<PlatformResult> FindAsync(PlatformRequest request, CancellationToken cancellation)
    {
        Check(request);
        return GuardedAsync(async () =>
            await chat.FindRequestAsync(request.Key, cancellation) is { Outcome: PlatformOutcome.Done } done ? done : new PlatformResult(PlatformOutcome.NothingToDo));
    }

    private static async Task<PlatformResult> GuardedAsync(Func<Task<PlatformResult>> act)
    {
        try
        {
            return await act();
        }
        catch (LocalChatStorageException)
        {
            return new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: StorageRetry);
        }
    }

    private void Check(PlatformRequest request)
    {
        if (request.Key.Length is 0 or > MaxKeyLength || !request.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"A request key has 1–{MaxKeyLength} letters, digits and dashes; '{request.Key}' does not.", nameof(request));
        if (request is { Kind: PlatformRequestKind.Withdraw, WithdrawKey: null })
            throw new ArgumentException($"Request {request.Key} does not say what to withdraw.", nameof(request));
        if (request.Message.Platform != platform)
            throw new ArgumentException($"The message lives on '{request.Message.Platform}'; this is '{platform}'.", nameof(request));
    }

    private PlatformEvent Event(LocalJournalRow row)
    {
        var key = new MessageKey(platform, row.Room, row.Message);
        if (row.Kind == JournalKind.Deleted)
            return new MessageDeleted(key, row.At, row.ByModBot);

        var message = new Message
        {
            Key = key,
            Revision = row.Revision,
            AuthorId = row.AuthorId!,
            AuthorName = chat.Open(row.Author),
            Target = TargetPerson.Of(row.AuthorId!, row.AnsweredId is { } answered ? new TargetPerson(answered, chat.Open(row.Answered)) : null, []),
            Text = chat.Open(row.Text),
            SentAt = row.SentAt,
        };
        return row.Kind == JournalKind.Edited ? new MessageEdited(message) : new MessagePosted(message);
    }
}
