using Microsoft.EntityFrameworkCore;

namespace ModBot.Host.Storage;

/// <summary>
/// The way to the database. Reads run side by side; writes take turns, each in one transaction that is committed whole or not
/// at all. SQLite has one writer anyway: queueing here, fairly, beats its busy loop.
/// </summary>
internal sealed class Store(IDbContextFactory<ModBotDb> contexts) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Reads without a transaction; nothing that is changed is saved.</summary>
    public async Task<T> ReadAsync<T>(Func<ModBotDb, Task<T>> read, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(db);
    }

    /// <summary>Runs one write. What it returns has been committed.</summary>
    public async Task<T> WriteAsync<T>(Func<ModBotDb, Task<T>> write, CancellationToken cancellation)
    {
        await writing.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var result = await write(db);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Runs one write without a result.</summary>
    public Task WriteAsync(Func<ModBotDb, Task> write, CancellationToken cancellation) =>
        WriteAsync(async db =>
        {
            await write(db);
            return true;
        }, cancellation);

    public void Dispose() => writing.Dispose();
}
