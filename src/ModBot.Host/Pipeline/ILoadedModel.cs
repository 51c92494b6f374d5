namespace ModBot.Host.Pipeline;

/// <summary>Which model scores now.</summary>
internal interface ILoadedModel
{
    /// <summary>Loads the model unless it is there; before the first message nothing else did.</summary>
    /// <returns>Whether one is there.</returns>
    Task<bool> TryLoadAsync(CancellationToken cancellation);

    /// <summary>Its name; null while none is loaded.</summary>
    string? Version { get; }

    /// <summary>How it came about, in one line; null when it does not say.</summary>
    string? Origin { get; }
}
