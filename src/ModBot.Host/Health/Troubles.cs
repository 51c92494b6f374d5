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
        _ => "The platform does not answer; trying again from the last checkpoint.",
    };

    private static string Named(string? detail) => detail is null ? string.Empty : $" ({detail})";

    private static string In(string? channel) => channel is null ? string.Empty : $" in channel {channel}";
}
