using ModBot.Classifiers.Features;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>
/// Somebody says in plain words, of himself, that he wants to die or hurt himself. The learned flag knows such sentences by their company and can miss the bare one; here
/// one missed is worse than one too many. A laugh beside it makes it hyperbole, which the learned flag judges.
/// </summary>
internal static class SelfHarmRule
{
    // Each holds a word for oneself, so that "he wants to die" in a film is none.
    private static readonly TokenPhrases Phrases = new(
        "ik wil dood", "ik wil echt dood", "ik wil gewoon dood", "ik wil liever dood", "wil ik dood", "dat ik dood wil", "ik dood wil", "ik wil niet meer leven", "ik wil niet langer leven", "ik niet meer wil leven",
        "ik wil er niet meer zijn", "ik er niet meer wil zijn", "ik maak er een eind aan", "ik maak er een einde aan", "eind aan mijn leven", "einde aan mijn leven", "mezelf iets aandoen", "mezelf wat aandoen",
        "mezelf pijn doen", "mezelf snijden", "ik snij mezelf", "ik snijd mezelf", "mezelf van kant maken", "zelfmoord plegen", "ik pleeg zelfmoord", "ik ben suicidaal", "voel me suicidaal", "ik neem een overdosis", "iedereen beter af zonder mij", "zonder mij is iedereen beter af",
        "i want to die", "i wanna die", "i just want to die", "i just wanna die", "i really want to die", "kill myself", "killing myself", "end my life", "take my own life", "i want to end it all", "want to hurt myself", "wanna hurt myself",
        "cutting myself", "harm myself", "im suicidal", "feel suicidal", "feel like ending it", "better off without me", "i dont want to live", "i dont wanna live", "i dont want to be alive", "i dont wanna be alive", "i dont want to be here anymore", "i dont wanna be here anymore");

    // What makes it hyperbole, a game or a denial.
    private static readonly TokenPhrases Lighter = new("minecraft", "game", "fifa", "laughing", "lachen", "shaving");

    public static bool Applies(TaggedText tagged, Step step)
    {
        if (step >= Step.Bullying || tagged.Joke != JokeLabel.None) return false;
        var tokens = tagged.Tokens;
        return Phrases.StandIn(tokens, 0, tokens.Count) && !Lighter.StandIn(tokens, 0, tokens.Count);
    }
}
