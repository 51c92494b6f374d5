using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>What is done to somebody in so many words.</summary>
internal enum DirectHarm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The writer says that he will kill, rape or hurt the reader.</summary>
    Threat,

    /// <summary>The writer tells the reader to die.</summary>
    Driving,

    /// <summary>The writer says that he hates a group of people.</summary>
    Hate,
}

/// <summary>
/// Threats, calls to die and hate of a group in plain words. In young people's chat the same words are mostly play, so that what is learned leans to play (and most hate is of homework); said bare they must reach a person (DOMAIN §1: candidate, grey, human).
/// Not where somebody quotes, reports, denies, only imagines, or plays a game.
/// </summary>
internal static class DirectHarmRule
{
    private const int Reach = 5;
    private const int DeniedBefore = 3;

    // Politics, age and looks alone are never step 3 (models/corpus/README.md); names of classes are names of jobs as well.
    private const ushort ProtectedGrounds =
        (1 << (int)Ground.Origin) | (1 << (int)Ground.Religion) | (1 << (int)Ground.Gender) | (1 << (int)Ground.GenderIdentity) | (1 << (int)Ground.Orientation) | (1 << (int)Ground.Disability);

    private static readonly TokenPhrases Writers = new("ik", "we", "wij", "i", "ill", "ima", "imma", "im", "well");
    private static readonly TokenPhrases Readers = new("je", "jou", "jullie", "u", "you", "ya", "yall");
    private static readonly TokenPhrases Imagined = new("zou", "wou", "kon", "could", "would", "might", "id", "nooit", "never", "almost", "bijna", "sorry", "spijt", "apologise", "apologize", "if i", "yesterday", "gisteren", "liedje", "song", "film", "movie", "boek", "book");
    private static readonly TokenPhrases Verbs = new(
        "vermoord", "vermoorden", "verkracht", "verkrachten", "doodmaken", "doodslaan", "doodschieten", "doodsteken", "doodtrappen", "neersteken", "neerschieten", "onthoofden", "wurgen",
        "kill", "murder", "stab", "rape", "strangle", "behead", "hurt");

    // Verbs that come apart around the reader.
    private static readonly TokenPhrases Threats = new(
        "schiet je neer", "schiet jou neer", "schiet je dood", "schiet jou dood", "steek je neer", "steek jou neer", "steek je dood", "steek jou dood", "steek je lek", "sla je dood", "sla jou dood", "sla je verrot", "sla je het ziekenhuis in",
        "trap je dood", "trap jou dood", "trap je verrot",
        "shoot you", "gonna shoot u", "gonna stab u", "beat you to death");

    private static readonly TokenPhrases Calls = new(
        "kys", "kill yourself", "kill urself", "kill your self", "hang yourself", "hang urself", "pleeg zelfmoord", "maak jezelf af", "maak jezelf van kant", "hang jezelf op", "spring van een brug", "spring van een flat",
        "spring voor een trein", "spring voor de trein", "jump off a bridge", "hope you die", "hoop dat je doodgaat", "hoop dat je dood gaat", "hoop dat je sterft", "hoop dat jij doodgaat", "ga lekker dood", "ga gewoon dood", "just go die");

    // What may stand between the verb and the group: "I hate all those …", but not "I hate how people treat …".
    private static readonly TokenPhrases Pointers = new("alle", "al", "die", "deze", "de", "all", "those", "these", "the", "echt", "really", "zo", "so", "fucking", "aan", "van", "of");

    private static readonly TokenPhrases OpeningCalls = new("sterf", "ga dood", "go die");

    public static DirectHarm In(TaggedText tagged)
    {
        var tokens = tagged.Tokens;
        if (IsElsewhere(tokens)) return DirectHarm.None;
        var quoted = false;
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Token is { Kind: TokenKind.Punctuation, Text: "\"" }) quoted = !quoted;
            if (quoted || IsDenied(tokens, index)) continue;
            if (Calls.StandAt(tokens, index) || (index == 0 && OpeningCalls.StandAt(tokens, index))) return DirectHarm.Driving;
            if ((tokens[index].Classes & TagClasses.Hating) != 0 && Writers.StandIn(tokens, index - Reach, index - 1) && NamesGroup(tokens, index)) return DirectHarm.Hate;
            if (Threats.StandAt(tokens, index) && Writers.StandIn(tokens, index - Reach, index - 1)) return DirectHarm.Threat;
            if (Verbs.StandAt(tokens, index) && Writers.StandIn(tokens, index - Reach, index - 1) && Readers.StandIn(tokens, index - 2, index + 1)) return DirectHarm.Threat;
        }

        return DirectHarm.None;
    }

    // Religion as an idea, parents of one's own, ages and parties are not meant.
    private static bool NamesGroup(List<TaggedToken> tokens, int verb)
    {
        var after = verb + 1;
        while (after < tokens.Count && (Pointers.StandAt(tokens, after) || (tokens[after].Classes & TagClasses.Hating) != 0)) after++;
        return (after < tokens.Count && IsGroup(tokens[after])) || (verb > 0 && IsGroup(tokens[verb - 1]));
    }

    private static bool IsGroup(TaggedToken token) => ((token.Classes & TagClasses.GroupNames) != 0 && (token.Grounds & ProtectedGrounds) != 0) || token.Token.Text is "boys" or "jongens";

    // A negator just before, or Dutch "niet" at the end of the clause; "no joke" and "if you don't pay" deny nothing.
    private static bool IsDenied(List<TaggedToken> tokens, int index)
    {
        for (var before = Math.Max(0, index - DeniedBefore); before <= index; before++)
        {
            if ((tokens[before].Classes & TagClasses.Negators) != 0) return true;
        }

        return FinalNegator.Follows(tokens, index);
    }

    // Reported, imagined, told to a helper, or in a game.
    private static bool IsElsewhere(List<TaggedToken> tokens)
    {
        foreach (var token in tokens)
        {
            if ((token.Classes & (TagClasses.Answering | TagClasses.Game)) != 0) return true;
        }

        return Imagined.StandIn(tokens, 0, tokens.Count);
    }
}
