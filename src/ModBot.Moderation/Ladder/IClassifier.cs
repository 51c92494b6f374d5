namespace ModBot.Moderation.Ladder;

/// <summary>Scores a text on the ladder. Implementations are safe to call from several threads at once and do no I/O.</summary>
public interface IClassifier
{
    /// <summary>Version of the model in use; changes whenever the same text could score otherwise.</summary>
    string ModelVersion { get; }

    /// <summary>Scores one text.</summary>
    /// <param name="text">Any string: empty, huge, with broken surrogates or control characters. It is hostile input and stays private.</param>
    /// <returns>The assessment; never null, and never an exception because of what the text holds.</returns>
    Assessment Assess(string text);
}
