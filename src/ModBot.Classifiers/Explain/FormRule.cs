using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Explain;

/// <summary>Which of the five forms of gender-related misconduct a text shows (DOMAIN §1): from flags, ground and fixed words, not learned.</summary>
internal static class FormRule
{
    private static readonly TokenPhrases Exposing = new(
        "bangalijst", "banga lijst", "exposegroep", "expose groep", "exposen", "expose her", "expose him", "expose group", "expose account", "sletlijst", "slet lijst", "hoerenlijst", "slut list");

    private static readonly TokenPhrases Deceiving = new(
        "deepfake", "deepfakes", "deepfaken", "deep fake", "deep fakes", "nudify", "uitkleedapp", "uitkleed app", "ai naaktfoto", "ai nude", "ai nudes", "met ai naakt", "naakt gemaakt met ai",
        "catfish", "catfishing", "catfished", "catfishen", "gecatfisht", "nepprofiel", "nep profiel", "fake profile", "doet zich voor als", "deed zich voor als", "pretends to be", "pretended to be", "pretending to be", "impersonating",
        "grooming", "gegroomd");

    /// <summary>The forms, in their order.</summary>
    public static List<Form> FormsOf(Reading reading, Step step, List<Ground> grounds, FlagSet flags)
    {
        var forms = new List<Form>();
        var tokens = reading.Tagged.Tokens;

        // On step 0 the words alone mean a talk about it; with a flag somebody is in it.
        var isMore = step > Step.None || flags.IsImmediate;
        if (flags.Contains(Flag.Stalking)) forms.Add(Form.OnlineControl);
        if (flags.Contains(Flag.Doxing) || (isMore && Exposing.StandIn(tokens, 0, tokens.Count))) forms.Add(Form.PublicShaming);
        if (IsMisogynistic(reading, step, grounds)) forms.Add(Form.MisogynisticHateSpeech);
        if (flags.Contains(Flag.SexualImage) || flags.Contains(Flag.Sextortion)) forms.Add(Form.SexualViolence);
        if (flags.Contains(Flag.MinorSexual) || (isMore && Deceiving.StandIn(tokens, 0, tokens.Count))) forms.Add(Form.Deception);
        return forms;
    }

    private static bool IsMisogynistic(Reading reading, Step step, List<Ground> grounds) =>
        (step >= Step.Discrimination && grounds.Contains(Ground.Gender)) || (step >= Step.Bullying && (reading.Tagged.Classes & TagClasses.Sexual) != 0);
}
