using ModBot.Classifiers;
using ModBot.Host.Health;
using ModBot.Host.Setup;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Pipeline;

/// <summary>
/// Holds the classifier. While the model cannot be loaded this is loud on the health board and messages wait; as soon as a good
/// file stands in its place it goes on.
/// </summary>
internal sealed partial class ClassifierHost(
    Func<string, IClassifier> load, HostSettings settings, HealthBoard health, TimeProvider time, ILogger<ClassifierHost> log) : ILoadedModel, IDisposable
{
    private const string Part = "classifier";
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim loading = new(1, 1);
    private IClassifier? classifier;
    private IPlainWords? words;

    /// <summary>The classifier, or null while it is down.</summary>
    public IClassifier? Current => Volatile.Read(ref classifier);

    /// <summary>Reads words as the classifier does; null while it is down.</summary>
    public IPlainWords? Words => Volatile.Read(ref words);

    /// <inheritdoc/>
    public string? Version => Current?.ModelVersion;

    /// <inheritdoc/>
    public string? Origin => (Current as LadderClassifier)?.ModelOrigin;

    /// <inheritdoc/>
    public async Task<bool> TryLoadAsync(CancellationToken cancellation)
    {
        if (Current is not null) return true;
        await loading.WaitAsync(cancellation);
        try
        {
            if (Current is not null) return true;
            var loaded = await Task.Run(() => load(settings.ModelFile), cancellation);
            Volatile.Write(ref words, loaded is LadderClassifier ladder ? new PlainWords(ladder) : loaded as IPlainWords);
            Volatile.Write(ref classifier, loaded);
            health.Clear(Part);
            Loaded(loaded.ModelVersion);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever is wrong with the file, the answer is the same: say so, wait, look again.
            health.Report(Part, $"The model file cannot be used: {fault.Message} Messages wait until it is put right.");
            NotLoaded(fault.Message);
            return false;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Waits until there is a classifier.</summary>
    public async Task<IClassifier> GetAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryLoadAsync(cancellation) && Current is { } ready) return ready;
            await Task.Delay(LookAgainAfter, time, cancellation);
        }
    }

    public void Dispose() => loading.Dispose();

    [LoggerMessage(1001, LogLevel.Information, "Classifier ready, model {ModelVersion}.")]
    private partial void Loaded(string modelVersion);

    [LoggerMessage(1002, LogLevel.Error, "Classifier down: {Problem}")]
    private partial void NotLoaded(string problem);
}
