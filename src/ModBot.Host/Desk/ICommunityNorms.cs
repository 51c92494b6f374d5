using ModBot.Moderation.Ladder;

namespace ModBot.Host.Desk;

/// <summary>What was agreed in the community ("omgangsvormen").</summary>
internal interface ICommunityNorms
{
    /// <summary>The norms in order; the number of a norm is its place, from 1. Never empty.</summary>
    IReadOnlyList<LocalizedText> All { get; }
}
