using System.Globalization;

namespace ModBot.Adapters.Local;

/// <summary>How far the reader of the chat is: which file, and the last change it took in.</summary>
internal static class LocalCheckpoint
{
    public static string Of(string fileId, long seq) => string.Create(CultureInfo.InvariantCulture, $"{fileId}:{seq}");

    /// <summary>The last change that was taken in; 0 without a checkpoint or with one of another file.</summary>
    /// <exception cref="FormatException">It is no checkpoint of this platform.</exception>
    public static long Position(string? checkpoint, string fileId)
    {
        if (checkpoint is null)
            return 0;
        var colon = checkpoint.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !long.TryParse(checkpoint.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            throw new FormatException("This is no checkpoint of the built-in chat.");
        return checkpoint.AsSpan(0, colon).SequenceEqual(fileId) ? seq : 0;
    }
}
