using ModBot.Moderation.Privacy;

namespace ModBot.Host.Storage;

/// <summary>Opens what may be gone.</summary>
internal static class SealedText
{
    /// <summary>The text; null when there is none or its keys are gone. An old text is lost then; what comes in after it must not be.</summary>
    public static string? OpenOrNull(this ITextSeal seal, byte[]? sealedText)
    {
        try
        {
            return sealedText is null ? null : seal.Open(sealedText);
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }
}
