namespace ModBot.Classifiers.Features;

/// <summary>Whether a term labels what was said as a joke.</summary>
internal enum JokeLabel
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>A laugh: no label, but it does not make an insult milder either.</summary>
    Laugh,

    /// <summary>A label in words or a tone mark: unknown irony, so the assessment is grey.</summary>
    Said,
}

/// <summary>What the lexicon knows of a term.</summary>
/// <param name="Classes">One bit per class.</param>
/// <param name="Grounds">One bit per ground.</param>
/// <param name="Weak">Number of the weak term; −1 when it is none.</param>
/// <param name="Joke">Whether it labels a joke.</param>
internal readonly record struct LexiconEntry(ulong Classes, ushort Grounds, int Weak, JokeLabel Joke)
{
    /// <summary>What the lexicon knows of a term that is not in it.</summary>
    public static LexiconEntry Unknown => new(0, 0, Weak: -1, JokeLabel.None);

    /// <summary>Both entries in one: a term can stand in several classes.</summary>
    public LexiconEntry With(LexiconEntry other) => new(
        Classes | other.Classes,
        (ushort)(Grounds | other.Grounds),
        Math.Max(Weak, other.Weak),
        (JokeLabel)Math.Max((int)Joke, (int)other.Joke));
}
