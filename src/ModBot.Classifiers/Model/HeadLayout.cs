using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Model;

/// <summary>
/// Which column of the weight table answers which question. One pass over the features of a text scores all questions at once. The layout is
/// part of the model format.
/// </summary>
internal static class HeadLayout
{
    /// <summary>Columns in the table; the last are unused and keep rows aligned for vector instructions.</summary>
    public const int Columns = 32;

    /// <summary>First of five columns for the steps.</summary>
    public const int Step = 0;

    /// <summary>Number of steps.</summary>
    public const int Steps = 5;

    /// <summary>First of four columns for the targets.</summary>
    public const int Target = 5;

    /// <summary>Number of targets.</summary>
    public const int Targets = 4;

    /// <summary>First column of the grounds.</summary>
    public const int Ground = 9;

    /// <summary>Number of grounds.</summary>
    public const int Grounds = 11;

    /// <summary>First column of the flags in <see cref="Flags"/>.</summary>
    public const int Flag = 20;

    /// <summary>Column of play: violent words in a game.</summary>
    public const int Play = 27;

    /// <summary>Column of words a group has taken back for itself.</summary>
    public const int Reclaimed = 28;

    /// <summary>Column of Dutch against English.</summary>
    public const int Dutch = 29;

    /// <summary>The flags that are learned, in column order. The others are set elsewhere, from more than one text.</summary>
    public static readonly Flag[] Flags =
    [
        Moderation.Ladder.Flag.Threat, Moderation.Ladder.Flag.Doxing, Moderation.Ladder.Flag.SexualImage, Moderation.Ladder.Flag.Sextortion,
        Moderation.Ladder.Flag.SelfHarm, Moderation.Ladder.Flag.Stalking, Moderation.Ladder.Flag.Quote,
    ];
}
