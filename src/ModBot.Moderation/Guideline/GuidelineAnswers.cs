namespace ModBot.Moderation.Guideline;

/// <summary>The answers given so far, at most one for each <see cref="Question"/>. Immutable; equal when the answers are.</summary>
public sealed class GuidelineAnswers : IEquatable<GuidelineAnswers>
{
    private readonly Answer?[] answers;

    private GuidelineAnswers(Answer?[] answers) => this.answers = answers;

    /// <summary>No answer yet.</summary>
    public static GuidelineAnswers Empty { get; } = new(new Answer?[6]);

    /// <summary>The answer to one question, or null while it is open.</summary>
    public Answer? this[Question question] => answers[(int)question - 1];

    /// <summary>The same answers with one set or, with null, cleared.</summary>
    public GuidelineAnswers With(Question question, Answer? answer)
    {
        var copy = (Answer?[])answers.Clone();
        copy[(int)question - 1] = answer;
        return new GuidelineAnswers(copy);
    }

    /// <summary>
    /// The compact form kept with a case: six letters from N1 to N6, <c>j</c> ja, <c>n</c> nee, <c>?</c> weet ik niet,
    /// <c>-</c> not asked.
    /// </summary>
    public override string ToString() => string.Concat(answers.Select(answer => answer switch
    {
        Answer.Yes => 'j',
        Answer.No => 'n',
        Answer.Unknown => '?',
        _ => '-',
    }));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not six of the letters j, n, ? and -.</exception>
    public static GuidelineAnswers Parse(string text)
    {
        if (text.Length != 6) throw new FormatException($"Guideline answers are six letters; got {text.Length}.");
        return new GuidelineAnswers([.. text.Select(letter => letter switch
        {
            'j' => Answer.Yes,
            'n' => Answer.No,
            '?' => Answer.Unknown,
            '-' => (Answer?)null,
            _ => throw new FormatException($"A guideline answer is one of j, n, ? and -; got '{letter}'."),
        })]);
    }

    /// <inheritdoc/>
    public bool Equals(GuidelineAnswers? other) => other is not null && answers.AsSpan().SequenceEqual(other.answers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GuidelineAnswers);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());
}
