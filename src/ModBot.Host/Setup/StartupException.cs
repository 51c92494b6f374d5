namespace ModBot.Host.Setup;

/// <summary>ModBot cannot start or go on; the message is one sentence for the person at the keyboard that says what to do.</summary>
internal sealed class StartupException : Exception
{
    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
