using System.Collections.Frozen;

namespace ModBot.Classifiers.Features;

/// <summary>
/// The classes of the lexicon. The order is the priority: where a term has several classes, the first stands for it in a row of classes.
/// The order is part of the model format; add at the end and raise the format version.
/// </summary>
internal static class TagClasses
{
    /// <summary>Names as they stand in the lexicon files.</summary>
    public static readonly string[] Names =
    [
        "slur", "extr", "goback", "manosph", "deh", "die", "viol", "wpn", "dis", "ins", "threat", "excl", "sex", "leak", "stalk", "self",
        "grp_pl", "grp_sg", "grp_adj", "rude", "roast", "sarc", "stop", "help", "cnspr", "glor", "body", "badq", "swr", "inst", "game",
        "money", "unity", "love", "pos", "angry", "sick", "mock", "dark", "cry", "obj", "say", "neg", "p2", "p3p", "p3s", "p1", "all",
        "modal", "cond", "qst", "hte",
    ];

    private static readonly FrozenDictionary<string, int> Numbers = Names.Select((name, number) => (name, number)).ToFrozenDictionary(pair => pair.name, pair => pair.number);

    /// <summary>Terms that name a group.</summary>
    public static readonly ulong Groups = Mask("grp_pl", "grp_sg", "grp_adj");

    /// <summary>Terms that can hurt by themselves; a text without any of them and without a group holds no strong signal.</summary>
    public static readonly ulong Hostile = Mask("slur", "extr", "goback", "deh", "die", "viol", "wpn", "dis", "ins", "threat", "excl", "sex", "leak", "stalk", "badq", "body", "rude", "swr", "cnspr");

    /// <summary>Terms that name a group, slurs, and sending away: where they stand, hate is likelier.</summary>
    public static readonly ulong Attackable = Groups | Mask("slur", "goback");

    /// <summary>No class of the lexicon: the mark of a text in which an ordinary word has an unkind sense (<see cref="Senses.MarksOf"/>).</summary>
    public const ulong Unkind = 1UL << 63;

    /// <summary>No class of the lexicon: the mark of a text in which an ordinary word has a kind sense (<see cref="Senses.MarksOf"/>).</summary>
    public const ulong Kindly = 1UL << 62;

    /// <summary>Whatever can be meant to hurt, where a group is named.</summary>
    public static readonly ulong Unfriendly = Hostile | Unkind | Mask("hte", "manosph", "angry", "mock", "roast", "sarc");

    /// <summary>Terms that a reader may not want to see unasked.</summary>
    public static readonly ulong Harsh = Hostile | Mask("self");

    /// <summary>Words of affection and of belonging together.</summary>
    public static readonly ulong Kind = Mask("unity", "love", "pos");

    /// <summary>Verbs of hate and contempt.</summary>
    public static readonly ulong Hating = Mask("hte");

    /// <summary>Names of groups, as the people themselves.</summary>
    public static readonly ulong GroupNames = Mask("grp_pl");

    /// <summary>Negators.</summary>
    public static readonly ulong Negators = Mask("neg");

    /// <summary>Speaking up, and calling something untrue or wrong.</summary>
    public static readonly ulong Rebutting = Mask("stop");

    /// <summary>Verbs and nouns of saying and reporting.</summary>
    public static readonly ulong Saying = Mask("say");

    /// <summary>Words that insult a person or group by themselves.</summary>
    public static readonly ulong Slurs = Mask("slur", "ins", "goback");

    /// <summary>Words of saying, asking for help and speaking up.</summary>
    public static readonly ulong Answering = Mask("say", "help", "stop");

    /// <summary>Words of violence, death and weapons.</summary>
    public static readonly ulong Violence = Mask("viol", "die", "wpn", "threat");

    /// <summary>Slurs for a group.</summary>
    public static readonly ulong Slurring = Mask("slur");

    /// <summary>People called animals, dirt or disease.</summary>
    public static readonly ulong Dehumanising = Mask("deh");

    /// <summary>Codes and names of violent movements.</summary>
    public static readonly ulong Codes = Mask("extr");

    /// <summary>Sending a group away.</summary>
    public static readonly ulong SendingAway = Mask("goback");

    /// <summary>What extremism is about: groups, institutions, and the codes of its movements.</summary>
    public static readonly ulong Targets = Groups | Mask("slur", "deh", "extr", "goback", "inst");

    /// <summary>Dying, and wishing it.</summary>
    public static readonly ulong Dying = Mask("die");

    /// <summary>Making somebody's private things known.</summary>
    public static readonly ulong Exposing = Mask("leak", "stalk");

    /// <summary>Leaving somebody out.</summary>
    public static readonly ulong Excluding = Mask("excl");

    /// <summary>Diseases, as swear words or wishes.</summary>
    public static readonly ulong Diseases = Mask("dis");

    /// <summary>Insults and bad qualities of a person.</summary>
    public static readonly ulong Insults = Mask("ins", "badq", "body", "rude");

    /// <summary>Mockery and false praise.</summary>
    public static readonly ulong Mockery = Mask("sarc", "roast", "mock");

    /// <summary>Words of games and sport.</summary>
    public static readonly ulong Game = Mask("game");

    /// <summary>Sexual words.</summary>
    public static readonly ulong Sexual = Mask("sex");

    /// <summary>Classes too common to be worth a pair with each other.</summary>
    public static readonly ulong Grammar = Mask("p1", "p2", "p3s", "p3p", "all", "modal", "cond", "qst", "neg", "say", "obj", "pos");

    /// <summary>The number of a class.</summary>
    public static bool TryParse(string name, out int number) => Numbers.TryGetValue(name, out number);

    private static ulong Mask(params ReadOnlySpan<string> names)
    {
        var mask = 0UL;
        foreach (var name in names) mask |= 1UL << Array.IndexOf(Names, name);
        return mask;
    }
}
