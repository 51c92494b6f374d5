using ModBot.Adapters.Contract;
using ModBot.Host.Texts;

namespace ModBot.Host.Desk.View;

/// <summary>What is wrong with a connection, in words for the team. What only whoever installs it can use stands in <c>/health/ready</c>.</summary>
internal static class WarningText
{
    /// <summary>Whether the team has to know.</summary>
    public static bool IsForTheTeam(TroubleKind kind) => kind is TroubleKind.TokenRefused or TroubleKind.TokenExpires or TroubleKind.Blocked or TroubleKind.NothingShown;

    public static string Of(DeskWarning warning, Words words, TimeProvider time) => warning.Trouble switch
    {
        { Kind: TroubleKind.TokenExpires, Until: { } until } when until > time.GetUtcNow() => words.Format("Warning.TokenExpires", warning.Platform, LocalTime.Day(until, time, words)),
        { Kind: TroubleKind.TokenExpires, Until: null } => words.Format("Warning.TokenUnknown", warning.Platform),
        { Kind: TroubleKind.TokenExpires } => words.Format("Warning.TokenExpired", warning.Platform),
        _ => words.Format($"Warning.{warning.Trouble.Kind}", warning.Platform),
    };
}
