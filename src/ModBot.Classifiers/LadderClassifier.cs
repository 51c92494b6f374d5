using ModBot.Classifiers.Explain;
using ModBot.Classifiers.Features;
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
    private static FeatureBuffer? threadBuffer;

    internal LadderClassifier(LadderModel model) => Model = model;

    /// <inheritdoc/>
    public string ModelVersion => Model.Version;

    /// <summary>How the model came about: rows, sources and seed, in one line.</summary>
    public string ModelOrigin => Model.Origin;

    /// <summary>The model behind this classifier.</summary>
    internal LadderModel Model { get; }

    /// <inheritdoc/>
    public Assessment Assess(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var buffer = threadBuffer ??= new FeatureBuffer();
        Reading? worst = null;
        var flags = new HashSet<Flag>();
        var harsh = new HashSet<TextSpan>();
        foreach (var (start, length) in TextWindows.Of(text))
        {
            var reading = Reading.Of(Model, text, start, length, buffer);
            foreach (var flag in reading.Flags) flags.Add(flag);
            harsh.UnionWith(HarshWords.In(text, reading));
            if (worst is null || reading.IsWorseThan(worst)) worst = reading;
            var parts = text.Length > TextWindows.Length ? Sentences.Of(text, start, length).Concat(Sentences.PiecesOf(text, start, length)) : Sentences.Of(text, start, length);
            foreach (var (from, size) in parts)
            {
                var sentence = Reading.Of(Model, text, from, size, buffer);
                if (sentence.IsSureAttack && sentence.IsWorseThan(worst)) worst = sentence;
            }
        }

        return Assessor.Assess(Model, text, worst!, [.. flags.Order()]) with { Harsh = [.. harsh] };
    }
}
