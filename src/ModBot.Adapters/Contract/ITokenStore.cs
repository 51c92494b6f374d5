namespace ModBot.Adapters.Contract;

/// <summary>Keeps what a platform gave in place of the token in the settings, such as a renewed one. Whoever implements it keeps it sealed.</summary>
public interface ITokenStore
{
    /// <summary>What was kept under a name; null for nothing.</summary>
    Task<string?> ReadAsync(string name, CancellationToken cancellation);

    /// <summary>Keeps it, in place of what was kept before. Done when it is safe.</summary>
    Task WriteAsync(string name, string value, CancellationToken cancellation);
}
