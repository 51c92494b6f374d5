using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>
/// A harmless text that holds a slur or insult beside a word of saying, asking for help or speaking up is read as a quote, a report or
/// counter-speech (A06), also where the learned flag hesitates: somebody was hurt, and support is offered.
/// </summary>
internal static class QuoteRule
{
    public static bool Applies(TaggedText tagged, Step step) =>
        step <= Step.Negativity && (tagged.Classes & TagClasses.Slurs) != 0 && (tagged.Classes & TagClasses.Answering) != 0;
}
