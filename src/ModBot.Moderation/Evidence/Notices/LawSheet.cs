using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Evidence.Notices;

/// <summary>How sure a line of the sheet is.</summary>
public enum LawCertainty
{
    /// <summary>Read in an outside source.</summary>
    Read = 0,

    /// <summary>Own knowledge, to be verified.</summary>
    Known,
}

/// <summary>One article of the Dutch criminal code, as a label (DOMAIN §6). No penalties, and never a conclusion.</summary>
/// <param name="Article">Its number.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Note">What somebody who reports has to know of it.</param>
/// <param name="Certainty">How sure this line is.</param>
public sealed record LawLabel(string Article, LocalizedText Name, LocalizedText Note, LawCertainty Certainty);

/// <summary>The law cheat-sheet: labels with which the police or MOD know what is meant. ModBot says "can be an offence, let MOD or the police look", and nothing more.</summary>
public static class LawSheet
{
    private const string File = "law.tsv";
    private const string Heading = "article\tnl\ten\tnote_nl\tnote_en\tsure";

    // Group insult has a closed list of grounds; inciting also knows sex.
    private static readonly Ground[] GroupInsult = [Ground.Origin, Ground.Religion, Ground.Orientation, Ground.Disability];

    private static readonly Lazy<IReadOnlyList<LawLabel>> Labels = new(() => Parse(TsvData.Load(File)));

    /// <summary>Every label.</summary>
    public static IReadOnlyList<LawLabel> All => Labels.Value;

    /// <summary>What is always said with a label: that others judge.</summary>
    public static LocalizedText Caution => NoticeWords.All["law.text"];

    /// <summary>The labels at which it makes sense to look for this message; empty for none.</summary>
    public static IReadOnlyList<LawLabel> For(NoticeFacts facts)
    {
        var articles = ArticlesOf(facts).Distinct(StringComparer.Ordinal).ToList();
        return [.. All.Where(label => articles.Contains(label.Article))];
    }

    internal static IReadOnlyList<LawLabel> Parse(string text) =>
    [
        .. TsvData.Parse(File, text, Heading).Select(row => new LawLabel(
            row.Fields[0], new LocalizedText(row.Fields[1], row.Fields[2]), new LocalizedText(row.Fields[3], row.Fields[4]),
            row.Fields[5] switch { "E" => LawCertainty.Read, "K" => LawCertainty.Known, var other => throw row.Error($"{other} is neither E nor K.") })),
    ];

    private static IEnumerable<string> ArticlesOf(NoticeFacts facts)
    {
        // Of these one label is enough, and nobody needs to look any further.
        if (facts.IsChildAbuse) return ["251", "252"];
        var articles = new List<string>();
        if (facts.Flags.Contains(Flag.Threat)) articles.Add("285");
        if (facts.Flags.Contains(Flag.Doxing)) articles.Add("285d");
        if (facts.Flags.Contains(Flag.Stalking)) articles.Add("285b");
        if (facts.Flags.Contains(Flag.SexualImage) || facts.Flags.Contains(Flag.Sextortion)) articles.Add("254ba");
        if (facts.Flags.Contains(Flag.SexualImage)) articles.Add("429ter");
        if (facts.Step == Step.Extremism) articles.Add("131");
        if (facts.Step >= Step.Discrimination && facts.Target == Target.Group)
        {
            if (facts.Grounds.Intersect(GroupInsult).Any()) articles.AddRange(["137c", "137d"]);
            if (facts.Grounds.Contains(Ground.Gender)) articles.Add("137d");
        }

        if (facts.Step >= Step.Bullying && facts.Target == Target.Individual) articles.Add("266");
        return articles;
    }
}
