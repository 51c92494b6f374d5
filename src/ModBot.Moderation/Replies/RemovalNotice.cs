using System.Globalization;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies;

/// <summary>How the author of a removed message can have it checked, by platform (A32).</summary>
public enum AppealRoute
{
    /// <summary>By answering the private message: ModBot, or the team in the inbox of its account, reads it.</summary>
    Answer = 0,

    /// <summary>By the command <c>/bezwaar</c>: what is answered in private is not read there.</summary>
    Command,

    /// <summary>By a button under the removed message.</summary>
    Button,
}

/// <summary>
/// What the author of a removed message gets to read: when, which house rule, and how somebody else can look again (DOMAIN §3, T19, rule 8). It is a draft like every text: a
/// person sees it and sends it (A31).
/// </summary>
public static class RemovalNotice
{
    /// <summary>The template it is made from.</summary>
    public const string TemplateId = "T19";

    private static readonly LocalizedText Answering = new("Antwoord hier", "Reply here");
    private static readonly LocalizedText Commanding = new("Typ /bezwaar met je uitleg", "Type /bezwaar with your explanation");
    private static readonly LocalizedText Pressing = new("Druk bij je bericht op ‘Laat het nakijken’", "Press ‘Have it checked’ at your post");

    /// <summary>Writes it.</summary>
    /// <param name="template">The template, in the words of the community.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <param name="at">When the message was posted, as people read it.</param>
    /// <param name="number">The number of the house rule, from 1.</param>
    /// <param name="rule">The house rule in that language.</param>
    /// <param name="route">How to appeal.</param>
    /// <exception cref="ArgumentException">The language is not one of the two.</exception>
    public static string Write(ReplyTemplate template, string language, string at, int number, string rule, AppealRoute route) =>
        SlotFiller.FillText(Begin(template, language, at, route), ValuesOf(language, number, rule)).Text;

    /// <summary>The notice in which only the house rule is still to be chosen.</summary>
    /// <inheritdoc cref="Write"/>
    public static string Begin(ReplyTemplate template, string language, string at, AppealRoute route)
    {
        var way = route switch
        {
            AppealRoute.Command => Commanding,
            AppealRoute.Button => Pressing,
            _ => Answering,
        };

        // Not as the value of a slot: a value is made harmless, and with that a command would be no command any more.
        return template.Fill(language, new Dictionary<string, string>(StringComparer.Ordinal) { [ReplySlots.Time.In(language)] = at }).Text
            .Replace($"{{{ReplySlots.Appeal.In(language)}}}", way.In(language), StringComparison.Ordinal);
    }

    /// <summary>What a house rule puts into the slots of a text.</summary>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="rule">The house rule in that language.</param>
    public static IReadOnlyDictionary<string, string> ValuesOf(string language, int number, string rule) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ReplySlots.Number.In(language)] = number.ToString(CultureInfo.InvariantCulture),
        [ReplySlots.Rule.In(language)] = rule.TrimEnd('.'),
    };
}
