namespace ModBot.Classifiers.Model;

/// <summary>
/// The model file: 8 bytes magic, 4 bytes format version, 8 bytes payload length, 32 bytes SHA-256 of the payload, the payload. All numbers
/// little-endian.
/// </summary>
internal static class ModelFormat
{
    /// <summary>The format this code writes and reads. Raise it when features, columns or payload change meaning.</summary>
    public const int Version = 2;

    /// <summary>Length of what stands before the payload.</summary>
    public const int HeaderLength = 8 + 4 + 8 + 32;

    /// <summary>No model of ours comes near this; a longer one is foreign.</summary>
    public const long LongestPayload = 256L * 1024 * 1024;

    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Magic => "MODBOTLM"u8;
}
