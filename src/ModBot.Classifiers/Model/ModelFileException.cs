namespace ModBot.Classifiers.Model;

/// <summary>A model file cannot be used. The message says what is wrong with it and what to do.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public ModelFileException(string message) : base(message)
    {
    }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public ModelFileException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Says nothing more; prefer a message.</summary>
    public ModelFileException() : base("The model file cannot be used.")
    {
    }
}
