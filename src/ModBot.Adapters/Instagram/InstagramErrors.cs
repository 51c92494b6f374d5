using ModBot.Adapters.Contract;

namespace ModBot.Adapters.Instagram;

/// <summary>Meta refused a call. It says why by number; its words are left out, because they can quote what was sent.</summary>
/// <param name="code">Number of the error.</param>
/// <param name="subcode">Number within the error; 0 for none.</param>
/// <param name="status">HTTP status.</param>
/// <param name="wait">How long nothing more may be asked; null when Meta did not ask to slow down.</param>
internal sealed class InstagramException(int code, int subcode, int status, TimeSpan? wait) : Exception(FormattableString.Invariant($"The Graph API refused a call ({status}, {code}/{subcode})."))
{
    /// <summary>Number of the error.</summary>
    public int Code { get; } = code;

    /// <summary>Number within the error; 0 for none.</summary>
    public int Subcode { get; } = subcode;

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>How long nothing more may be asked; null when Meta did not ask to slow down.</summary>
    public TimeSpan? Wait { get; } = wait;
}

/// <summary>What Meta's numbers mean. Most come with HTTP 400, whatever they mean.</summary>
internal static class InstagramErrors
{
    private const int Unknown = 1;
    private const int Service = 2;
    private const int Permission = 10;
    private const int BadParameter = 100;
    private const int SessionKey = 102;
    private const int Token = 190;
    private const int PolicyBlock = 368;
    private const int Duplicate = 506;

    // The window is over, with a permission error around it; or this comment takes no private reply (any more), mostly because it had one.
    private const int OutsideWindow = 2534022;
    private const int NoPrivateReply = 2534025;
    private const int RepliedAlready = 10900;

    /// <summary>The token belongs to nobody who has a professional account here.</summary>
    public static readonly PlatformTrouble NoAccount = new(TroubleKind.ConnectionRefused, Detail: "the token belongs to no professional account, or to a Page without one; see Login");

    private static readonly TimeSpan TokenPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BlockPause = TimeSpan.FromHours(1);

    /// <summary>What Meta says of an object that does not exist.</summary>
    public static InstagramException NoSuchObject() => new(BadParameter, 0, 0, null);

    /// <summary>Whether a number says that too much was asked.</summary>
    public static bool IsThrottle(int code, int status) => code is 4 or 17 or 32 or 341 or 613 or (>= 80000 and <= 80014) || status == 429;

    /// <summary>Whether the token is not taken (any more).</summary>
    public static bool IsToken(InstagramException fault) => fault.Code is SessionKey or Token || fault.Status == 401;

    /// <summary>Whether what the call was about does not exist (any more), or is not for us to see. The same number says that a text or a setting is not taken, where the call carries one.</summary>
    public static bool IsGone(InstagramException fault) => (fault.Code == BadParameter && fault.Subcode != NoPrivateReply) || fault is { Code: 0, Status: 404 };

    /// <summary>Whether it says nothing but that it did not work now.</summary>
    public static bool IsPassing(InstagramException fault) => fault.Code is Unknown or Service || fault.Status >= 500;

    /// <summary>Whether Meta blocks what the account does.</summary>
    public static bool IsBlock(InstagramException fault) => fault.Code == PolicyBlock;

    /// <summary>Whether the same text was posted there before.</summary>
    public static bool IsDuplicate(InstagramException fault) => fault.Code == Duplicate;

    /// <summary>The outcome of a request that was refused.</summary>
    /// <param name="fault">The refusal.</param>
    /// <param name="once">Whether it would have sent something that people read, so that it must not be tried again when it may have gone out.</param>
    public static PlatformResult ResultOf(InstagramException fault, bool once) => fault switch
    {
        { Wait: { } wait } => new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: wait),
        _ when IsPassing(fault) => new PlatformResult(once ? PlatformOutcome.Unknown : PlatformOutcome.TryAgain),
        _ when IsToken(fault) => new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: TokenPause),
        _ when IsBlock(fault) => new PlatformResult(PlatformOutcome.TryAgain, RetryAfter: BlockPause),
        { Code: RepliedAlready } or { Subcode: OutsideWindow or NoPrivateReply } => PlatformResult.Refused(RefusalReason.TooLate),
        _ when IsGone(fault) => PlatformResult.Refused(RefusalReason.MessageGone),
        { Code: Permission or (>= 200 and <= 299) } => PlatformResult.Refused(RefusalReason.NotAllowed),
        _ => PlatformResult.Refused(RefusalReason.NotSupported),
    };

    /// <summary>The outcome of a request that got no answer.</summary>
    /// <param name="fault">What happened instead.</param>
    /// <param name="once">Whether it would have sent something that people read.</param>
    public static PlatformResult ResultOf(Exception fault, bool once) => new(once && !ResilientHandler.SurelyNotSent(fault) ? PlatformOutcome.Unknown : PlatformOutcome.TryAgain);

    /// <summary>The permissions without which nothing can be read.</summary>
    public static string ScopesOf(InstagramLogin login) =>
        login == InstagramLogin.Instagram ? "instagram_business_basic, instagram_business_manage_comments" : "instagram_basic, instagram_manage_comments, pages_read_engagement";

    /// <summary>The trouble that a refusal of the reading means.</summary>
    /// <param name="fault">The refusal.</param>
    /// <param name="login">How the token was got.</param>
    public static PlatformTroubleException TroubleOf(InstagramException fault, InstagramLogin login) => fault switch
    {
        { Wait: { } wait } => new PlatformTroubleException(new PlatformTrouble(TroubleKind.SlowedDown), wait),
        _ when IsToken(fault) => new PlatformTroubleException(new PlatformTrouble(TroubleKind.TokenRefused)),
        { Code: Permission or (>= 200 and <= 299) } => new PlatformTroubleException(new PlatformTrouble(TroubleKind.RightMissing, Detail: ScopesOf(login)), TokenPause),
        _ when IsBlock(fault) => new PlatformTroubleException(new PlatformTrouble(TroubleKind.Blocked), BlockPause),
        _ when IsGone(fault) && !IsPassing(fault) => new PlatformTroubleException(NoAccount),
        _ => new PlatformTroubleException(new PlatformTrouble(TroubleKind.Unreachable)),
    };
}
