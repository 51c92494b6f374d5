namespace ModBot.Moderation.Privacy;

/// <summary>Seals private text for storage, so that a copy of the database shows nothing without the keys (DESIGN §8). Thread-safe.</summary>
public interface ITextSeal
{
    /// <summary>Seals a text.</summary>
    byte[] Seal(string text);

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="SealBrokenException">The keys are gone or the bytes were changed.</exception>
    string Open(byte[] sealedText);
}

/// <summary>A sealed text cannot be opened: the keys are gone or the bytes were changed.</summary>
public sealed class SealBrokenException : Exception
{
    private const string Explanation = "A stored text cannot be opened. Put back the keys folder that belongs to this database.";

    /// <summary>With the standard message.</summary>
    public SealBrokenException()
        : base(Explanation)
    {
    }

    /// <summary>With a message of one's own.</summary>
    public SealBrokenException(string message)
        : base(message)
    {
    }

    /// <summary>With a message of one's own and the failure underneath.</summary>
    public SealBrokenException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>With the standard message and the failure underneath.</summary>
    public static SealBrokenException Because(Exception inner) => new(Explanation, inner);
}
