namespace ModBot.Classifiers.Features;

/// <summary>One line of a class file: terms of one class, on one ground.</summary>
/// <param name="Class">Number of the class in <see cref="TagClasses"/>.</param>
/// <param name="Ground">Number of the ground, −1 for none.</param>
/// <param name="Terms">The terms; a closing * makes a stem.</param>
internal sealed record ClassLine(int Class, int Ground, IReadOnlyList<string> Terms);

/// <summary>A weak term with its meaning (A08).</summary>
internal sealed record WeakLine(IReadOnlyList<string> Terms, string MeaningNl, string MeaningEn);

/// <summary>Joke labels (A02).</summary>
internal sealed record JokeLine(IReadOnlyList<string> Terms, bool Grey);

/// <summary>The content of the lexicon files.</summary>
internal sealed record LexiconData(IReadOnlyList<ClassLine> Classes, IReadOnlyList<WeakLine> Weak, IReadOnlyList<JokeLine> Jokes, IReadOnlyList<SenseLine> Senses)
{
    /// <summary>A lexicon without terms.</summary>
    public static readonly LexiconData Empty = new([], [], [], []);
}
