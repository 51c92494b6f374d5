using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using ModBot.Moderation.Privacy;

namespace ModBot.Adapters.Local;

/// <summary>
/// The chat's file in use. One writer takes all writes that wait in one transaction (group commit), so that a write costs a share of a
/// flush to disk instead of a whole one. A write is answered after that flush. Readers have connections of their own.
/// </summary>
internal sealed class LocalStore : IAsyncDisposable
{
    // Measured: larger batches gain nothing and make the first of them wait longer.
    private const int MaxBatch = 256;

    // When the disk cannot keep up, those who post wait; memory does not grow.
    private const int MaxWaiting = 1024;

    private readonly string path;
    private readonly int maxFileMegabytes;
    private readonly ITextSeal seal;
    private readonly Dictionary<string, ChangeSignal> rooms;
    private readonly Channel<Work> queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Task writing;
    private LocalWriter? writer;
    private LocalIdentity? identity;

    public LocalStore(string path, int maxFileMegabytes, ITextSeal seal, IEnumerable<string> rooms)
    {
        this.path = path;
        this.maxFileMegabytes = maxFileMegabytes;
        this.seal = seal;
        this.rooms = rooms.ToDictionary(name => name, _ => new ChangeSignal(), StringComparer.Ordinal);
        writing = Task.Run(WriteLoopAsync);
    }

    /// <summary>Why the last write failed; null when it went well.</summary>
    public LocalChatStorageException? Trouble { get; private set; }

    /// <summary>Tells of changes in any room.</summary>
    public ChangeSignal Changes { get; } = new();

    /// <summary>Tells of changes in this room; null when there is no such room.</summary>
    public ChangeSignal? ChangesIn(string room) => rooms.GetValueOrDefault(room);

    /// <summary>Whose file it is. Opens and makes the file on first use.</summary>
    public async ValueTask<LocalIdentity> IdentityAsync(CancellationToken cancellation) =>
        Volatile.Read(ref identity) ?? await WriteAsync(_ => identity!, cancellation);

    /// <summary>Does a piece of writing and answers when it is safe on disk. It can run again when another in its batch failed.</summary>
    /// <exception cref="LocalChatStorageException">The file cannot be written; nothing of it is stored.</exception>
    public async Task<T> WriteAsync<T>(Func<LocalWriter, T> write, CancellationToken cancellation)
    {
        var work = new Work<T>(write);
        try
        {
            await queue.Writer.WriteAsync(work, cancellation);
        }
        catch (ChannelClosedException closed)
        {
            throw LocalChatStorageException.Because(LocalChatProblem.StorageUnavailable, closed);
        }

        return await work.Task.WaitAsync(cancellation);
    }

    /// <summary>Reads one consistent state.</summary>
    /// <exception cref="LocalChatStorageException">The file cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<LocalReader, T> read, CancellationToken cancellation)
    {
        await IdentityAsync(cancellation);
        try
        {
            using var reader = new LocalReader(LocalSchema.ConnectionString(path));
            return read(reader);
        }
        catch (Exception fault) when (LocalStorageFaults.Of(fault) is not null)
        {
            throw LocalStorageFaults.Of(fault)!;
        }
    }

    /// <summary>Finishes what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
        Close();
        using var pooled = new SqliteConnection(LocalSchema.ConnectionString(path));
        SqliteConnection.ClearPool(pooled);
    }

    private async Task WriteLoopAsync()
    {
        var batch = new List<Work>(MaxBatch);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var work))
                batch.Add(work);
            if (!TryCommit(batch))
            {
                // One of them has a fault of its own: find it, and let the others go through.
                foreach (var work in batch)
                    TryCommit([work]);
            }

            batch.Clear();
        }
    }

    private bool TryCommit(List<Work> batch)
    {
        try
        {
            Commit(batch);
            Trouble = null;
            return true;
        }
#pragma warning disable CA1031 // Told to whoever waits for it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Close();
            var told = LocalStorageFaults.Of(fault);
            if (told is null && batch.Count > 1)
                return false;
            Trouble = told;
            foreach (var work in batch)
                work.Fail(told ?? fault);
            return true;
        }
    }

    private void Commit(List<Work> batch)
    {
        var current = writer ??= Open();
        current.Begin();
        foreach (var work in batch)
            work.Run(current);
        var changed = current.Commit();
        foreach (var work in batch)
            work.Complete();
        foreach (var (room, seq) in changed)
            ChangesIn(room)?.Raise(seq);
        if (changed.Count > 0)
            Changes.Raise(changed.Values.Max());
    }

    private LocalWriter Open()
    {
        var (connection, found) = LocalSchema.Open(path, maxFileMegabytes, seal);
        var opened = new LocalWriter(connection);
        Volatile.Write(ref identity, found);
        foreach (var signal in rooms.Values.Append(Changes))
            signal.Raise(opened.Latest);
        return opened;
    }

    // After a failure the connection goes too: whatever state it was in, the next write starts afresh.
    private void Close()
    {
        var old = writer;
        writer = null;
        try
        {
            old?.Dispose();
        }
        catch (SqliteException)
        {
            // A file that cannot be used need not close well either; the failure before this one is what gets told.
        }
    }

    private abstract class Work
    {
        public abstract void Run(LocalWriter writer);

        public abstract void Complete();

        public abstract void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<LocalWriter, T> write) : Work
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Task => done.Task;

        public override void Run(LocalWriter writer) => result = write(writer);

        public override void Complete() => done.TrySetResult(result);

        public override void Fail(Exception fault) => done.TrySetException(fault);
    }
}
