using Microsoft.EntityFrameworkCore;
using ModBot.Adapters.Contract;
using ModBot.Host.Storage;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Platforms;

/// <summary>Keeps tokens in the database, sealed with keys that stand outside it (DESIGN §8).</summary>
internal sealed class SealedTokens(Store store, ITextSeal seal) : ITokenStore
{
    /// <inheritdoc/>
    /// <remarks>One whose keys are gone counts as none: the token of the settings is begun with again.</remarks>
    public Task<string?> ReadAsync(string name, CancellationToken cancellation) =>
        store.ReadAsync(async db => seal.OpenOrNull(await db.Tokens.Where(row => row.Name == name).Select(row => row.Value).FirstOrDefaultAsync(cancellation)), cancellation);

    /// <inheritdoc/>
    public Task WriteAsync(string name, string value, CancellationToken cancellation) => store.WriteAsync(async db =>
    {
        if (await db.Tokens.FindAsync([name], cancellation) is { } row) row.Value = seal.Seal(value);
        else db.Tokens.Add(new TokenRow { Name = name, Value = seal.Seal(value) });
    }, cancellation);
}
