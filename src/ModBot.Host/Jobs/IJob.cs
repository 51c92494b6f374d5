using ModBot.Host.Storage;

namespace ModBot.Host.Jobs;

/// <summary>Something that has to happen now and then. A step may run twice, or late after downtime, without harm.</summary>
internal interface IJob
{
    /// <summary>Its name, for the row that remembers when it ran.</summary>
    string Name { get; }

    /// <summary>How often.</summary>
    TimeSpan Every { get; }

    /// <summary>Does what is due now, inside one write.</summary>
    /// <returns>Whether the desk changed.</returns>
    Task<bool> RunAsync(ModBotDb db, DateTimeOffset now, CancellationToken cancellation);
}
