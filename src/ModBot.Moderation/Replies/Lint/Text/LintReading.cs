namespace ModBot.Moderation.Replies.Lint.Text;

/// <summary>A text with the terms that stand in it.</summary>
internal sealed class LintReading
{
    private readonly List<ClassHit> hits;
    private readonly int[] firstHit;

    /// <summary>Looks the terms of a text up.</summary>
    public LintReading(DraftText text, WordClasses classes)
    {
        Text = text;
        hits = classes.Find(text);
        firstHit = new int[text.Tokens.Count + 1];
        for (int token = 0, hit = 0; token <= text.Tokens.Count; token++)
        {
            while (hit < hits.Count && hits[hit].First < token) hit++;
            firstHit[token] = hit;
        }
    }

    /// <summary>The text.</summary>
    public DraftText Text { get; }

    /// <summary>Every term, in order of first token.</summary>
    public IReadOnlyList<ClassHit> Hits => hits;

    /// <summary>The terms that start at a token.</summary>
    public ReadOnlySpan<ClassHit> ClassesAt(int token) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(hits)[firstHit[token]..firstHit[token + 1]];

    /// <summary>Whether a term of a class starts at a token.</summary>
    public bool Is(int token, ulong wanted)
    {
        foreach (var hit in ClassesAt(token))
        {
            if ((hit.Class & wanted) != 0) return true;
        }

        return false;
    }
}
