using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Model;

/// <summary>
/// Somebody says that he does not hate a group, and nothing else that could hurt. Dutch puts the negator last ("ik haat moslims niet"), after all that speaks for hate, and what is learned of
/// words in a row then outweighs it. Narrow on purpose: the negator must belong to the verb itself, and whatever compares, turns or asks is left to what is learned.
/// </summary>
internal static class DeniedHateRule
{
    private static readonly TokenPhrases Turns = new(
        "maar", "alleen", "behalve", "tenzij", "genoeg", "tot", "zolang", "alsof", "liever", "zo", "als", "meer", "dan", "en", "want", "wie", "stoppen", "ophouden",
        "but", "only", "except", "unless", "enough", "until", "just", "though", "pretend", "like", "so", "as", "more", "than", "and", "because", "who", "stop", "stopped");

    // What may stand between a negator and the verb: "i don't really hate …".
    private static readonly TokenPhrases Fillers = new("really", "ever", "even", "actually", "echt", "hier", "here", "ooit");
    private static readonly TokenPhrases Nobody = new("niemand", "nobody", "noone", "one");

    public static bool Applies(FeatureExtractor extractor, TaggedText tagged)
    {
        var tokens = tagged.Tokens;
        var verb = -1;
        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];
            if ((token.Classes & TagClasses.Hating) != 0)
            {
                // Who says it twice means the second.
                if (verb >= 0) return false;
                verb = index;
            }
            else if (token.Token is { Kind: TokenKind.Punctuation, Text: "?" } || (token.Classes & TagClasses.Hostile) != 0 || (extractor.Lexicon.Senses.MarksOf(token.Token.Text) & TagClasses.Unkind) != 0)
            {
                return false;
            }
        }

        if (verb < 0 || Turns.StandIn(tokens, 0, tokens.Count)) return false;
        var group = NamesGroup(tokens, verb);
        return group > 0 && (IsNegatedBefore(tokens, verb) || FinalNegator.Follows(tokens, group));
    }

    // The group after the verb, in its clause; 0 when there is none.
    private static int NamesGroup(List<TaggedToken> tokens, int verb)
    {
        for (var index = verb + 1; index < tokens.Count && tokens[index].Token.Kind != TokenKind.Punctuation; index++)
        {
            if ((tokens[index].Classes & TagClasses.GroupNames) != 0) return index;
        }

        return 0;
    }

    private static bool IsNegatedBefore(List<TaggedToken> tokens, int verb)
    {
        var index = verb - 1;
        while (index >= 0 && Fillers.StandAt(tokens, index)) index--;
        return index >= 0 && ((tokens[index].Classes & TagClasses.Negators) != 0 || Nobody.StandAt(tokens, index));
    }
}
