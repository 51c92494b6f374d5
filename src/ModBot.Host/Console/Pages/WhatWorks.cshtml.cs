using System.Globalization;
using Microsoft.Extensions.Options;
using ModBot.Host.Desk.Trends;
using ModBot.Host.Setup;
using ModBot.Host.Texts;
using ModBot.Moderation.Trends;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>What happened after each kind of answer, with how sure that is. Nothing here is about one moderator, author or message.</summary>
internal sealed class WhatWorksModel(IWhatWorks works, IOptions<PipelineSettings> settings, Words words, TimeProvider time) : ConsolePage
{
    private const int Days = 90;

    public ReplyEffects Effects { get; private set; } = new([], Differs: false);

    /// <summary>Whether it is about all that was ever counted.</summary>
    public bool IsAll { get; private set; }

    public string Lead => words.Format("Works.Lead", settings.Value.FollowUpHours);

    public string Recent => words.Format("Works.Recent", Days);

    public async Task OnGetAsync(string? period)
    {
        IsAll = period == "all";
        Effects = await works.ListAsync(IsAll ? null : time.GetUtcNow().AddDays(-Days), Cancellation);
    }

    /// <summary>What kind of answer a row is about.</summary>
    public string Title(ReplyEffect row) => row.Reaction is Reaction.PublicReply or Reaction.PrivateReply
        ? $"{words.Of(row.Reaction)}: {(row.Strategy is { } strategy ? words.Of(strategy) : words["Works.OwnWords"])}"
        : words.Of(row.Reaction);

    /// <summary>A count, out of how many, and between what the share may lie.</summary>
    public string Line(string key, Tally tally) => tally.IsShown
        ? words.Format("Works.Line", words[key], tally.Count, tally.Total, Percent(tally.Interval.Low), Percent(tally.Interval.High))
        : words.Format("Works.Few", words[key], Tally.Fewest);

    /// <summary>A share as a number of per cents for the picture.</summary>
    public static string At(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture);

    private static int Percent(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
}
