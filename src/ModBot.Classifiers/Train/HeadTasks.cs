using ModBot.Classifiers.Features;
using ModBot.Classifiers.Model;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Train;

/// <summary>A yes-or-no question the model learns, and from which families.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Column">Its column.</param>
/// <param name="Answer">Whether a row says yes.</param>
/// <param name="Families">Which families it may look at.</param>
internal sealed record HeadTask(string Name, int Column, Func<CorpusRow, bool> Answer, Func<FeatureFamily, bool> Families);

/// <summary>The yes-or-no questions.</summary>
internal static class HeadTasks
{
    private static readonly string[] QuotePhenomena = ["quote", "counterspeech", "help_seeking", "report"];

    /// <summary>All but the named ground: the same sentence on another ground is the same step.</summary>
    public static readonly Func<FeatureFamily, bool> NotGround = family => family != FeatureFamily.Ground;

    /// <summary>All of them.</summary>
    public static readonly Func<FeatureFamily, bool> Everything = _ => true;

    /// <summary>All questions, in column order.</summary>
    public static readonly IReadOnlyList<HeadTask> All = [.. Create()];

    private static IEnumerable<HeadTask> Create()
    {
        for (var ground = 0; ground < HeadLayout.Grounds; ground++)
        {
            var wanted = (Ground)ground;
            yield return new HeadTask("ground " + LadderNames.Name(wanted), HeadLayout.Ground + ground, row => row.Grounds.Contains(wanted), Everything);
        }

        for (var flag = 0; flag < HeadLayout.Flags.Length; flag++)
        {
            var wanted = HeadLayout.Flags[flag];
            yield return new HeadTask("flag " + LadderNames.Name(wanted), HeadLayout.Flag + flag, row => wanted == Flag.Quote ? IsQuote(row) : row.Flags.Contains(wanted), NotGround);
        }

        yield return new HeadTask("play", HeadLayout.Play, row => row.Phenomenon == "play_threat", NotGround);
        yield return new HeadTask("reclaimed", HeadLayout.Reclaimed, row => row.Phenomenon == "reclaimed", NotGround);
        yield return new HeadTask("dutch", HeadLayout.Dutch, row => row.Language == "nl", family => family is FeatureFamily.Word or FeatureFamily.Char);
    }

    private static bool IsQuote(CorpusRow row) => row.Flags.Contains(Flag.Quote) || QuotePhenomena.Contains(row.Phenomenon);
}
