using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Explain;

/// <summary>
/// Which words pulled towards the chosen step and which away from it. The weight of a feature is shared by the words it was found at; the sum
/// of a word, held against the other steps by their probability, is its reason. Exact for a linear model.
/// </summary>
internal static class SpanExplainer
{
    private const int Most = 5;

    // Next to the strongest word a tenth of its pull is noise.
    private const double LeastShare = 0.1;

    // What is called the main cause has at least half the pull of the strongest word.
    private const double MainShare = 0.5;

    /// <summary>The reasons, those for the step first and the strongest first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="text">The text.</param>
    /// <param name="reading">How it was read.</param>
    /// <param name="step">The step to explain.</param>
    /// <param name="seen">Receives the classes of the words that pulled most towards the step.</param>
    public static IReadOnlyList<ReasonSpan> Explain(LadderModel model, ReadOnlySpan<char> text, Reading reading, Step step, out ulong seen)
    {
        seen = 0;
        var tokens = reading.Tagged.Tokens;
        if (tokens.Count == 0) return [];
        var pulls = Pulls(model, reading, step);
        var word = new WholeWord(text);
        var words = new List<(int Start, int End, double Pull)>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (!tokens[index].Token.IsLexical) continue;
            var (start, end) = word.Around(tokens[index].Token);
            if (words.Count > 0 && start < words[^1].End) words[^1] = (words[^1].Start, Math.Max(end, words[^1].End), words[^1].Pull + pulls[index]);
            else words.Add((start, end, pulls[index]));
        }

        if (words.Count == 0) return [];
        var strongest = words.Max(pulled => Math.Abs(pulled.Pull));
        if (strongest <= 1e-9) return [];
        for (var index = 0; index < tokens.Count; index++)
        {
            if (pulls[index] >= strongest * MainShare) seen |= tokens[index].Classes;
        }

        return
        [
            .. words.Where(pulled => Math.Abs(pulled.Pull) >= strongest * LeastShare)
                .OrderByDescending(pulled => pulled.Pull > 0).ThenByDescending(pulled => Math.Abs(pulled.Pull)).ThenBy(pulled => pulled.Start)
                .Take(Most)
                .Select(pulled => new ReasonSpan(pulled.Start, pulled.End - pulled.Start, pulled.Pull / strongest)),
        ];
    }

    private static double[] Pulls(LadderModel model, Reading reading, Step step)
    {
        Span<float> contrast = stackalloc float[HeadLayout.Steps];
        var rest = Math.Max(1e-6, 1 - reading.Probabilities[(int)step]);
        for (var other = 0; other < contrast.Length; other++) contrast[other] = (Step)other == step ? 1 : (float)(-reading.Probabilities[other] / rest);
        var tokens = reading.Tagged.Tokens;
        var pulls = new double[tokens.Count];
        var carriers = new Carrier[tokens.Count];
        for (var index = 0; index < carriers.Length; index++)
        {
            carriers[index] = !tokens[index].Token.IsLexical ? Carrier.None : model.Extractor.IsContent(tokens[index]) ? Carrier.Content : Carrier.Word;
        }

        foreach (ref readonly var known in reading.Known)
        {
            ref readonly var feature = ref reading.Features.Items[known.Index];
            if (feature.First < 0) continue;
            var weight = 0f;
            for (var column = 0; column < contrast.Length; column++)
            {
                weight += contrast[column] * model.Weights[(known.Number * HeadLayout.Columns) + HeadLayout.Step + column] * model.Scales[HeadLayout.Step + column];
            }

            var pull = weight * known.Rarity * reading.Norms[(int)known.Family];
            Share(carriers, feature, pull, pulls);
        }

        return pulls;
    }

    // Words that only hold a sentence together carry nothing while another word of the feature can: "you are" is in every insult and in every compliment.
    private static void Share(Carrier[] carriers, in Feature feature, double pull, double[] pulls)
    {
        var (words, contents) = (0, 0);
        for (var index = feature.First; index <= feature.Last; index++)
        {
            if (carriers[index] != Carrier.None) words++;
            if (carriers[index] == Carrier.Content) contents++;
        }

        if (words == 0) return;
        var (least, share) = contents == 0 ? (Carrier.Word, pull / words) : (Carrier.Content, pull / contents);
        for (var index = feature.First; index <= feature.Last; index++)
        {
            if (carriers[index] >= least) pulls[index] += share;
        }
    }

    /// <summary>What a token can carry of a feature.</summary>
    private enum Carrier : byte
    {
        /// <summary>Nothing: a mark.</summary>
        None,

        /// <summary>A share where no content word stands.</summary>
        Word,

        /// <summary>A share.</summary>
        Content,
    }
}
