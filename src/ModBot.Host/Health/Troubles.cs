using System.Globalization;
using ModBot.Adapters.Contract;

namespace ModBot.Host.Health;

/// <summary>What is wrong with a connection, as a sentence that names the switch. Holds no private text.</summary>
internal static class Troubles
{
    public static string SentenceOf(PlatformTrouble trouble) => trouble.Kind switch
    {
        TroubleKind.TokenRefused => "The token is refused: it is wrong or was revoked. Put a new one in the settings and start ModBot again.",
        TroubleKind.ReadElsewhere => "Another program reads with the same token. Stop that one, or remove its webhook.",
        TroubleKind.PrivacyModeOn => "Group privacy is on, so ordinary messages are hidden. In @BotFather: /setprivacy, choose the bot, Disable; then take the bot out of the group and add it again, or make it an administrator.",
        TroubleKind.MessageContentOff => "The text of messages is hidden. In the developer portal, under Bot, switch on 'Message Content Intent', and start ModBot again.",
        TroubleKind.ConnectionRefused => $"The platform refuses the connection{Named(trouble.Detail)}. Look at the settings of the bot.",
        TroubleKind.RightMissing => $"The bot lacks a right{Named(trouble.Detail)}{In(trouble.Channel)}.",
        TroubleKind.RemovedFromChannel => $"The bot was removed{In(trouble.Channel)}.",
        TroubleKind.SlowedDown => "The platform asks to slow down; what has to be done is done later.",
        TroubleKind.TokenExpires => $"The token runs out{On(trouble.Until)} and could not be renewed. Make a new one, put it in the settings and start ModBot again.",
        TroubleKind.NotSubscribed => $"The platform does not bring what happens by itself{Named(trouble.Detail)}. Look at the webhook and the permissions of the app; until then ModBot asks by itself.",
        TroubleKind.Blocked => "The platform blocks what the account does, because of its rules. Open the app of the platform: it says there what to do. ModBot tries again every hour.",
        TroubleKind.NothingShown => "The platform counts comments and shows none of them. Mostly the app is not published yet: publish it in the developer portal.",
        _ => "The platform does not answer; trying again from the last checkpoint.",
    };

    private static string Named(string? detail) => detail is null ? string.Empty : $" ({detail})";

    private static string On(DateTimeOffset? at) => at is { } moment ? string.Create(CultureInfo.InvariantCulture, $" on {moment:yyyy-MM-dd HH:mm} UTC") : string.Empty;

    private static string In(string? channel) => channel is null ? string.Empty : $" in channel {channel}";
}
