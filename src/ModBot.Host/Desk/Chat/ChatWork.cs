using System.Text.Json;
using ModBot.Host.Desk.View;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Guideline;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Desk.Chat;

/// <summary>What the owner of a case filled in so far: the form that the console keeps in the page, and what stands open above it. The same in every room. Private, because of the text.</summary>
internal sealed record ChatWork
{
    /// <summary>What was filled in.</summary>
    public required CaseForm Form { get; init; }

    /// <summary>The question that is open; null when none is.</summary>
    public Question? Asking { get; init; }

    /// <summary>Whether the danger signs are open.</summary>
    public bool ShowsDanger { get; init; }

    /// <summary>Whether the history is open.</summary>
    public bool ShowsHistory { get; init; }

    /// <summary>Which examples are shown: 0 for the first ones.</summary>
    public int Page { get; init; }

    /// <summary>The desk asked for a reason.</summary>
    public bool ReasonAsked { get; init; }

    /// <summary>Nothing filled in yet.</summary>
    public static ChatWork For(CaseView view) => new() { Form = CaseForm.For(view) };

    /// <summary>The card itself, without anything open above it.</summary>
    public ChatWork Closed() => this with { Asking = null, ShowsDanger = false, ShowsHistory = false, Page = 0, ReasonAsked = false, Form = Form with { Chosen = null } };

    /// <summary>The card itself after support went out, which decided nothing: the answers stand, and what else was written.</summary>
    public ChatWork Sent() => Closed() with { Form = Form.Supported() };

    /// <summary>As text, to be sealed.</summary>
    public string Write() => JsonSerializer.Serialize(new Stored(
        Form.Version, Form.Answers.ToString(), Names.Join(Form.Flags), Form.Chosen, Form.Text, Form.TemplateId, Form.TemplateLanguage, Names.Join(Form.Also), Form.Reason, Form.Explanation, Form.IsToTarget, Form.Aside,
        Asking, ShowsDanger, ShowsHistory, Page, ReasonAsked));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ChatWork Read(string text)
    {
        var stored = JsonSerializer.Deserialize<Stored>(text) ?? throw new FormatException("The stored work is empty.");
        return new ChatWork
        {
            Form = new CaseForm
            {
                Version = stored.Version,
                Answers = GuidelineAnswers.Parse(stored.Answers),
                Flags = Names.Split<Flag>(stored.Flags),
                Chosen = stored.Chosen,
                Text = stored.Text,
                TemplateId = stored.TemplateId,
                TemplateLanguage = stored.Language,
                Also = Names.Split<ModerationAction>(stored.Also),
                Reason = stored.Reason,
                Explanation = stored.Explanation ?? string.Empty,
                IsToTarget = stored.IsToTarget,
                Aside = stored.Aside ?? string.Empty,
            },
            Asking = stored.Asking,
            ShowsDanger = stored.ShowsDanger,
            ShowsHistory = stored.ShowsHistory,
            Page = stored.Page,
            ReasonAsked = stored.ReasonAsked,
        };
    }

    private sealed record Stored(
        int Version, string Answers, string Flags, CardButtonKind? Chosen, string Text, string? TemplateId, string? Language, string Also, string Reason, string? Explanation, bool IsToTarget, string? Aside,
        Question? Asking, bool ShowsDanger, bool ShowsHistory, int Page, bool ReasonAsked);
}
