namespace ModBot.Classifiers.Features;

/// <summary>The kinds of features. Each kind is brought to length 1 by itself, so that a long text is not louder than a short one.</summary>
internal enum FeatureFamily
{
    /// <summary>Words, and rows of two and three.</summary>
    Word,

    /// <summary>Pieces of words, two to five characters.</summary>
    Char,

    /// <summary>Rows of classes and function words: the sentence without its content words.</summary>
    Frame,

    /// <summary>Which class comes before which, negated or quoted or not.</summary>
    Pair,

    /// <summary>Shouting, marks, shape.</summary>
    Style,

    /// <summary>The grounds of the terms found. Kept away from the step: the same sentence on another ground is the same step.</summary>
    Ground,

    /// <summary>What ordinary words are about (<see cref="Senses"/>), alone, in rows and in pairs.</summary>
    Sense,
}
