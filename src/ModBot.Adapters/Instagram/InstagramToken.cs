using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Instagram;

/// <summary>
/// The token that is used, renewed long before it runs out: one that ran out cannot be renewed any more. What Meta gave in place of the token in the settings is kept; another token in the settings ends
/// that. A Page's token does not run out and is left as it is.
/// </summary>
internal sealed class InstagramToken(InstagramOptions options, InstagramClient client, ITokenStore store, TimeProvider time)
{
    /// <summary>From here on it is said that the token runs out.</summary>
    public static readonly TimeSpan WarnFrom = TimeSpan.FromDays(14);

    private static readonly TimeSpan RenewEvery = TimeSpan.FromDays(7);
    private static readonly TimeSpan RetryEvery = TimeSpan.FromHours(6);

    // A token that Meta's pages give first holds an hour only.
    private static readonly TimeSpan FirstHour = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryFirst = TimeSpan.FromMinutes(5);

    // By then every token that is good can be renewed.
    private static readonly TimeSpan RenewedBy = TimeSpan.FromDays(3);
    private static readonly TimeSpan Youngest = TimeSpan.FromHours(24);

    // No token holds longer, so that one of which nothing is known is not trusted for longer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    private Kept? kept;
    private DateTimeOffset triedAt = DateTimeOffset.MinValue;

    /// <summary>That the token runs out, once it is time to say so; without a date for one of the settings that cannot be renewed, because nobody knows how old that is. Null otherwise.</summary>
    public PlatformTrouble? Trouble
    {
        get
        {
            if (kept is not { } now) return null;
            if (now.ExpiresAt - time.GetUtcNow() <= WarnFrom) return new PlatformTrouble(TroubleKind.TokenExpires, Until: now.ExpiresAt);
            return now.IsFresh && Known(now) >= RenewedBy ? new PlatformTrouble(TroubleKind.TokenExpires) : null;
        }
    }

    /// <summary>Tells one token of the settings from another, and says nothing about it.</summary>
    public static string FingerprintOf(InstagramOptions options) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Token!)));

    /// <summary>Takes up what was kept, or begins with the token of the settings.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (options.Login != InstagramLogin.Instagram) return;
        var origin = FingerprintOf(options);
        var now = time.GetUtcNow();
        kept = Read(await store.ReadAsync(InstagramAdapter.PlatformName, cancellation)) is { } known && known.Origin == origin ? known : null;
        if (kept is null)
        {
            // How old it is nobody knows: it is renewed at once where that can be, and else a day later.
            await KeepAsync(new Kept(origin, options.Token!, now - Youngest, now + Longest, IsFresh: true), cancellation);
        }

        client.Token = kept!.Token;
    }

    /// <summary>Renews the token when it is time. What goes wrong is tried again later; until it runs out nothing is lost.</summary>
    public async Task RenewIfDueAsync(CancellationToken cancellation)
    {
        if (kept is not { } now || !IsDue(now) || time.GetUtcNow() - triedAt < (now.IsFresh && Known(now) < FirstHour ? RetryFirst : RetryEvery)) return;
        triedAt = time.GetUtcNow();
        try
        {
            await TakeAsync(now, await client.RefreshTokenAsync(now.Token, cancellation), cancellation);
        }
        catch (InstagramException fault) when (fault.Wait is null && now.IsFresh && !string.IsNullOrEmpty(options.AppSecret))
        {
            await ExchangeAsync(now, cancellation);
        }
        catch (Exception fault) when (fault is InstagramException || ResilientHandler.IsNetwork(fault))
        {
            // Said on the desk in good time; see Trouble.
        }
    }

    // Somebody may have typed in the token of an hour that Meta's pages give first.
    private async Task ExchangeAsync(Kept now, CancellationToken cancellation)
    {
        try
        {
            await TakeAsync(now, await client.ExchangeTokenAsync(now.Token, cancellation), cancellation);
        }
        catch (Exception fault) when (fault is InstagramException || ResilientHandler.IsNetwork(fault))
        {
            // It was a long-lived one, but too young to be renewed.
        }
    }

    // How long a token of the settings has been in use here.
    private TimeSpan Known(Kept now) => time.GetUtcNow() - (now.ExpiresAt - Longest);

    private bool IsDue(Kept now) => now.IsFresh || time.GetUtcNow() - now.ObtainedAt >= RenewEvery;

    private async Task TakeAsync(Kept old, InstagramTokenAnswer answer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var holds = answer.ExpiresIn > 0 ? TimeSpan.FromSeconds(Math.Min(answer.ExpiresIn, Longest.TotalSeconds * 2)) : Longest;

        // Kept before it is used: a crash in between leaves the old one, which still holds.
        await KeepAsync(new Kept(old.Origin, answer.AccessToken, now, now + holds, IsFresh: false), cancellation);
        client.Token = answer.AccessToken;
    }

    private async Task KeepAsync(Kept token, CancellationToken cancellation)
    {
        await store.WriteAsync(InstagramAdapter.PlatformName, JsonSerializer.Serialize(token), cancellation);
        kept = token;
    }

    private static Kept? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<Kept>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A token with its history.</summary>
    /// <param name="Origin">Fingerprint of the token in the settings that it goes back to.</param>
    /// <param name="Token">The token.</param>
    /// <param name="ObtainedAt">When it was given.</param>
    /// <param name="ExpiresAt">When it runs out, at the latest.</param>
    /// <param name="IsFresh">Whether it is the one of the settings itself, of which nothing is known.</param>
    private sealed record Kept(string Origin, string Token, DateTimeOffset ObtainedAt, DateTimeOffset ExpiresAt, bool IsFresh);
}
