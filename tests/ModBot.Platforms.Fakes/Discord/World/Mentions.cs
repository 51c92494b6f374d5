using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModBot.Platforms.Fakes.Discord.World;

/// <summary>Works out who is told of a message.</summary>
internal static partial class Mentions
{
    /// <summary>Fills in who is told.</summary>
    /// <param name="message">The message, with its text.</param>
    /// <param name="onlyUsers">Whether it answers an interaction, where nothing but users is read by default.</param>
    public static void Resolve(Message message, bool onlyUsers)
    {
        message.Mentions.Clear();
        message.RoleMentions.Clear();
        var text = string.Join('\n', ComponentTree.Texts(message.Components).Prepend(message.Content));
        var said = message.AllowedMentions;
        bool Reads(string kind) => said is null ? !onlyUsers || kind == "users" : Has(said["parse"], kind);
        foreach (Match each in UserMention().Matches(text))
            if (Reads("users") || Has(said?["users"], each.Groups["id"].Value)) message.Mentions.Add(Snowflake.Parse(each.Groups["id"].Value));
        foreach (Match each in RoleMention().Matches(text))
            if (Reads("roles") || Has(said?["roles"], each.Groups["id"].Value)) message.RoleMentions.Add(Snowflake.Parse(each.Groups["id"].Value));
        message.MentionsEveryone = Reads("everyone") && Everyone().IsMatch(text);
        var tellsReplied = said is null ? !onlyUsers : (bool?)said["replied_user"] ?? false;
        if (message.Reference is { } replied && tellsReplied) message.Mentions.Add(replied.Author.Id);
    }

    private static bool Has(JsonNode? list, string value) => list is JsonArray array && array.Any(each => (string?)each == value);

    [GeneratedRegex("<@!?(?<id>[0-9]{15,20})>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&(?<id>[0-9]{15,20})>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RoleMention();

    [GeneratedRegex("@(everyone|here)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Everyone();
}
