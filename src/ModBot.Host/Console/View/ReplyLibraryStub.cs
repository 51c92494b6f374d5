using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Host.ConsoleDesk.View;

/// <summary>Stands in for <c>ModBot.Moderation.Replies.ReplyLibrary</c> until that is merged; delete it then.</summary>
internal static class ReplyLibrary
{
    public static IReadOnlyList<ReplySuggestion> Suggest(ReplyQuery query) =>
    [
        .. Templates.Where(template => template.Audiences.Contains(query.Audience))
            .Select(template => new ReplySuggestion(template, new LocalizedText("Past bij deze stap.", "Fits this step."))),
    ];

    private static readonly ReplyTemplate[] Templates =
    [
        Make("T08", ReplyStrategy.Empathy, ReplyAudience.Public, "Dit doet pijn bij mensen die hier gewoon meelezen. Iedereen hoort hier thuis.", "This hurts people who are simply reading along. Everyone belongs here."),
        Make("T02", ReplyStrategy.Respect, ReplyAudience.Public, "Oneens zijn mag. Hou het bij het onderwerp, dan blijft het voor iedereen fijn.", "Disagreeing is fine. Stick to the topic and it stays good for everyone."),
        Make("T04", ReplyStrategy.CommonGround, ReplyAudience.Public, "We zijn hier allemaal voor {onderwerp}. Zullen we het daar weer over hebben?", "We're all here for {topic}. Shall we get back to it?"),
        Make("T01", ReplyStrategy.GroupNorm, ReplyAudience.Public, "Hé, tandje zachter. In deze groep praten we met respect over en met elkaar.", "Hey, let's take it down a notch. Here we speak with and about each other with respect."),
        Make("T17", ReplyStrategy.Question, ReplyAudience.Author, "Ik ben benieuwd hoe je hierbij kwam. Dit soort berichten past hier niet, maar je verhaal hoor ik graag.", "I'm curious what led to this. Posts like this don't fit here, but I'd like to hear your story."),
    ];

    private static ReplyTemplate Make(string id, ReplyStrategy strategy, ReplyAudience audience, string nl, string en) => new()
    {
        Id = id,
        Strategy = strategy,
        Audiences = [audience],
        Text = new LocalizedText(nl, en),
        Slots = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
    };
}
