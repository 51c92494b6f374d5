using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.LocalChat;
using ModBot.Host.Storage;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Members;

/// <summary>One of the community's norms ("omgangsvormen").</summary>
/// <param name="Number">From 1, in the order in which they are shown.</param>
/// <param name="Text">The norm, short enough to stand in a reply.</param>
internal sealed record CommunityNorm(int Number, LocalizedText Text);

/// <summary>The community's norms, for whoever shows them or puts one into a reply.</summary>
internal interface ICommunityNorms
{
    /// <summary>All of them, in order; the standard ones until an admin changed them.</summary>
    Task<IReadOnlyList<CommunityNorm>> ListAsync(CancellationToken cancellation);
}

/// <summary>The norms on the database. The ledger notes who changed them.</summary>
internal sealed class CommunityNorms(Store store, TimeProvider time) : ICommunityNorms
{
    /// <summary>Longest norm, in UTF-16 units: it has to fit into a reply with words around it.</summary>
    public const int MaxText = 160;

    /// <summary>Most norms: what nobody can remember, nobody follows.</summary>
    public const int MostNorms = 12;

    private static readonly string[] StandardKeys = ["Rule1", "Rule2", "Rule3", "Rule4", "Rule5"];

    /// <summary>The norms that hold until a community writes its own.</summary>
    public static IReadOnlyList<CommunityNorm> Standard { get; } =
        [.. StandardKeys.Select((key, index) => new CommunityNorm(index + 1, new LocalizedText(ChatTexts.In("nl")![key], ChatTexts.In("en")![key])))];

    /// <summary>Whether a text can be a norm: one line that says something.</summary>
    public static bool IsText(string text) => text.Length <= MaxText && text.Any(char.IsLetter) && !text.Any(char.IsControl);

    public async Task<IReadOnlyList<CommunityNorm>> ListAsync(CancellationToken cancellation)
    {
        var own = await store.ReadAsync(db => db.Norms.OrderBy(row => row.Number).ToListAsync(cancellation), cancellation);
        return own.Count == 0 ? Standard : [.. own.Select(row => new CommunityNorm(row.Number, new LocalizedText(row.Nl, row.En)))];
    }

    /// <summary>Puts these in place of the present ones, numbered in this order. None at all brings the standard ones back.</summary>
    /// <returns>False for somebody who is no admin, or when one of them is no norm.</returns>
    public async Task<bool> ReplaceAsync(Viewer by, IReadOnlyList<LocalizedText> norms, CancellationToken cancellation)
    {
        if (by.Role != ModeratorRole.Admin || norms.Count > MostNorms || norms.Any(norm => !IsText(norm.Nl) || !IsText(norm.En))) return false;
        await store.WriteAsync(async db =>
        {
            await db.Norms.ExecuteDeleteAsync(cancellation);
            db.Norms.AddRange(norms.Select((norm, index) => new NormRow { Number = index + 1, Nl = norm.Nl, En = norm.En }));
            await Ledger.AppendAsync(db, time.GetUtcNow(), "norms.changed", string.Empty, by.ModeratorId);
        }, cancellation);
        return true;
    }
}

/// <summary>The norms as the house rules of the local chat.</summary>
internal sealed class CommunityHouseRules(ICommunityNorms norms) : IHouseRules
{
    public async Task<IReadOnlyList<string>> OfAsync(string room, ChatTexts texts, CancellationToken cancellation) =>
        [.. (await norms.ListAsync(cancellation)).Select(norm => norm.Text.In(texts.Language))];
}
