using ModBot.Classifiers.Explain;
using ModBot.Classifiers.Model;
using ModBot.Classifiers.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers;

/// <summary>
/// The local classifier: text in, assessment out, on one core and without the network. Load it once with <see cref="ModelFile.Load(string)"/>
/// and share it: it is immutable and safe to call from several threads. A text longer than 500 UTF-16 units is read in at most forty
/// windows of that length, spread from its beginning to its end; the worst window gives the step, flags add up. In a window longer
/// than 200 units a single sentence that is surely an attack decides. Of a text beyond 20,000
/// units the parts between the windows are not read.
/// </summary>
public sealed class LadderClassifier : IClassifier
{
    [ThreadStatic]
    private static Workspace? threadWorkspace;

    internal LadderClassifier(LadderModel model) => Model = model;

    /// <inheritdoc/>
    public string ModelVersion => Model.Version;

    /// <summary>How the model came about: rows, sources and seed, in one line.</summary>
    public string ModelOrigin => Model.Origin;

    /// <summary>The model behind this classifier.</summary>
    internal LadderModel Model { get; }

    /// <summary>
    /// Scores one text without explaining it: what <see cref="Assess"/> says of step, probabilities, flags, grey and target. Allocates nothing
    /// once the thread has read a few texts.
    /// </summary>
    /// <param name="text">Any text; null is read as empty.</param>
    public Score Score(ReadOnlySpan<char> text)
    {
        var workspace = Rent();
        var flags = Read(text, workspace, harsh: null);
        return Assessor.Score(Model, workspace.Worst, flags);
    }

    /// <summary>Scores several texts without explaining them; see <see cref="Score(ReadOnlySpan{char})"/>.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="scores">Receives a score for each, in order; at least as long as <paramref name="texts"/>.</param>
    /// <exception cref="ArgumentException">There is less room than there are texts.</exception>
    public void ScoreBatch(ReadOnlySpan<string> texts, Span<Score> scores)
    {
        if (scores.Length < texts.Length) throw TooLittleRoom(texts.Length, scores.Length);
        for (var index = 0; index < texts.Length; index++) scores[index] = Score(texts[index]);
    }

    /// <inheritdoc cref="ScoreBatch(ReadOnlySpan{string}, Span{Score})"/>
    public void ScoreBatch(IReadOnlyList<string> texts, Span<Score> scores)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (scores.Length < texts.Count) throw TooLittleRoom(texts.Count, scores.Length);
        for (var index = 0; index < texts.Count; index++) scores[index] = Score(texts[index]);
    }

    /// <inheritdoc/>
    public Assessment Assess(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var workspace = Rent();
        var harsh = workspace.Harsh;
        harsh.Clear();
        var flags = Read(text, workspace, harsh);
        return Assessor.Assess(Model, text, workspace.Worst, flags) with { Harsh = [.. harsh] };
    }

    private static Workspace Rent() => threadWorkspace ??= new Workspace();

    private static ArgumentException TooLittleRoom(int texts, int scores) => new($"There are {texts} texts but room for {scores} scores.", nameof(scores));

    // Reads all windows; the one to show ends up as the worst.
    private FlagSet Read(ReadOnlySpan<char> text, Workspace workspace, HashSet<TextSpan>? harsh)
    {
        var flags = default(FlagSet);
        var windows = TextWindows.Of(text);
        for (var index = 0; index < windows.Count; index++)
        {
            var (start, length) = windows[index];
            var reading = workspace.Next;
            reading.Read(Model, text, start, length);
            flags = flags.With(reading.Flags);
            if (harsh is not null) HarshWords.Add(text, reading, harsh);
            if (index == 0 || reading.IsWorseThan(workspace.Worst)) workspace.KeepNext();
            workspace.Parts.Clear();
            Sentences.Add(text, start, length, workspace.Parts);
            if (windows.Count > 1) Sentences.AddPieces(text, start, length, workspace.Parts);
            foreach (var (from, size) in workspace.Parts)
            {
                var part = workspace.Next;
                part.Read(Model, text, from, size);
                if (part.IsSureAttack && part.IsWorseThan(workspace.Worst)) workspace.KeepNext();
            }
        }

        return flags;
    }

    /// <summary>What one thread reads with: the worst reading so far and the one it is held against.</summary>
    private sealed class Workspace
    {
        /// <summary>The reading to show.</summary>
        public Reading Worst { get; private set; } = new();

        /// <summary>The reading that is written next.</summary>
        public Reading Next { get; private set; } = new();

        /// <summary>The sentences and pieces of a window.</summary>
        public List<(int Start, int Length)> Parts { get; } = [];

        /// <summary>The harsh words of a text.</summary>
        public HashSet<TextSpan> Harsh { get; } = [];

        /// <summary>Makes the last reading the one to show.</summary>
        public void KeepNext() => (Worst, Next) = (Next, Worst);
    }
}
