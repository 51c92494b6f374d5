using Microsoft.EntityFrameworkCore;
using ModBot.Host.Storage;
using ModBot.Moderation.Trends;

namespace ModBot.Host.Desk.Trends;

/// <summary>What happened after the answers of this community.</summary>
internal interface IWhatWorks
{
    /// <summary>Counts what happened after the answers since a moment.</summary>
    /// <param name="since">The moment; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ReplyEffects> ListAsync(DateTimeOffset? since, CancellationToken cancellation);
}

/// <summary>Reads it from the database.</summary>
internal sealed class WhatWorks(Store store) : IWhatWorks
{
    public async Task<ReplyEffects> ListAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        var from = since ?? DateTimeOffset.UnixEpoch;
        var rows = await store.ReadAsync(db => db.Aftermaths.Where(row => row.At >= from).ToListAsync(cancellation), cancellation);
        return ReplyEffects.Of(rows.Select(row => new Aftermath
        {
            Reaction = row.Reaction,
            Strategy = row.Strategy,
            TemplateId = row.TemplateId,
            Repeated = row.Repeated,
            Softened = row.Softened,
            Calm = row.Calm,
        }));
    }
}
