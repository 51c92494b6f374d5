using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>What a reply that an app writes may look like.</summary>
internal static partial class CommentRules
{
    /// <summary>As in the app; the documentation of the API names no limit.</summary>
    private const int MaxLength = 2200;

    private const int OldMaxLength = 300;
    private const int OldMaxHashtags = 4;
    private const int OldMaxLinks = 1;

    /// <summary>Refuses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsOldRules">Whether the rules of the retired API hold. Their error codes are gone with it; that they would be plain parameter errors now is an assumption.</param>
    public static void Check(string text, bool keepsOldRules)
    {
        if (text.Length > (keepsOldRules ? OldMaxLength : MaxLength)) throw GraphRefusal.Parameter("The comment is too long");
        if (!keepsOldRules) return;
        if (Hashtag().Count(text) > OldMaxHashtags) throw GraphRefusal.Parameter("The comment cannot contain more than 4 hashtags");
        if (Link().Count(text) > OldMaxLinks) throw GraphRefusal.Parameter("The comment cannot contain more than 1 URL");
        if (text.Any(char.IsLetter) && !text.Any(char.IsLower)) throw GraphRefusal.Parameter("The comment cannot consist of all capital letters");
    }

    [GeneratedRegex(@"#[\p{L}\p{N}_]+", RegexOptions.None, 1000)]
    private static partial Regex Hashtag();

    [GeneratedRegex(@"https?://|\bwww\.", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();
}
