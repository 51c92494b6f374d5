using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Storage;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;
using ModBot.Moderation.Replies.Lint;

namespace ModBot.Host.Desk.Templates;

/// <summary>How it went with a template that was to be kept.</summary>
/// <param name="Id">The id under which it is kept; null when it is not.</param>
/// <param name="Review">What was read in it; null when nothing was, because of who asked or because there is no (room for) such a template.</param>
internal sealed record KeptTemplate(string? Id, TemplateReview? Review);

/// <summary>
/// The templates of this community: those of the library, in their own words where they rewrote one, and those that they added; and what they share. Admins change them. The
/// ledger notes who changed which, never a text.
/// </summary>
internal sealed class CommunityTemplates(Store store, DraftDesk drafts, TimeProvider time)
{
    /// <summary>Most templates of their own: what nobody can look through in a hurry helps nobody.</summary>
    public const int MostOwn = 30;

    /// <summary>Most things that they share.</summary>
    public const int MostShared = 5;

    /// <summary>Longest thing that they share, in UTF-16 units: it stands in the middle of a sentence.</summary>
    public const int MaxShared = 40;

    private const string Added = "template.added";

    /// <summary>All templates, those that are off too: the library in its order, then their own.</summary>
    public static async Task<IReadOnlyList<ReplyTemplate>> ReadAsync(ModBotDb db, CancellationToken cancellation)
    {
        var rows = await db.Templates.ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, cancellation);
        return rows.Count == 0
            ? ReplyLibrary.All
            : [.. ReplyLibrary.All.Select(template => rows.TryGetValue(template.Id, out var row) ? Changed(template, row) : template), .. rows.Values.Select(OwnOf).OfType<ReplyTemplate>().OrderBy(own => own.Id.Length).ThenBy(own => own.Id, StringComparer.Ordinal)];
    }

    /// <summary>What they share, in order; nothing until an admin said so.</summary>
    public static async Task<IReadOnlyList<LocalizedText>> SharedAsync(ModBotDb db, CancellationToken cancellation) =>
        await db.Shared.OrderBy(row => row.Number).Select(row => new LocalizedText(row.Nl, row.En)).ToListAsync(cancellation);

    /// <inheritdoc cref="ReadAsync"/>
    public Task<IReadOnlyList<ReplyTemplate>> ListAsync(CancellationToken cancellation) => store.ReadAsync(db => ReadAsync(db, cancellation), cancellation);

    /// <inheritdoc cref="SharedAsync"/>
    public Task<IReadOnlyList<LocalizedText>> ListSharedAsync(CancellationToken cancellation) => store.ReadAsync(db => SharedAsync(db, cancellation), cancellation);

    /// <summary>Reads a template as it would be kept.</summary>
    public TemplateReview Review(ReplyTemplate template) => TemplateReview.Of(template, drafts.Score);

    /// <summary>Keeps the text of a template of the library, or a template of their own with all that was chosen. The words of the library are no rewriting.</summary>
    /// <param name="by">Who.</param>
    /// <param name="template">The template; without an id to add it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<KeptTemplate> SaveAsync(Viewer by, ReplyTemplate template, CancellationToken cancellation)
    {
        if (by.Role != ModeratorRole.Admin) return new KeptTemplate(null, null);
        var review = Review(template);
        if (review.Problem != TemplateProblem.None) return new KeptTemplate(null, review);
        var id = await store.WriteAsync(db => template.Origin == TemplateOrigin.Own ? SaveOwnAsync(db, by, template, cancellation) : RewriteAsync(db, by, template, cancellation), cancellation);
        return new KeptTemplate(id, id is null ? null : review);
    }

    /// <summary>Switches a template off or on. Off is not what the program itself leads to (<see cref="ReplyLibrary.CanBeOff"/>).</summary>
    /// <returns>False when that is not possible.</returns>
    public Task<bool> SwitchAsync(Viewer by, string id, bool off, CancellationToken cancellation) => ChangeAsync(by, id, async (db, template, row) =>
    {
        if (off && !ReplyLibrary.CanBeOff(template)) return false;
        if (template.IsOff == off) return true;
        if (row is null) db.Templates.Add(row = new TemplateRow { Id = template.Id });
        row.IsOff = off;
        ForgetIfUntouched(db, row);
        await NoteAsync(db, by, off ? "template.switched_off" : "template.switched_on", id);
        return true;
    }, cancellation);

    /// <summary>Gives a template of the library its own words back, or takes a template of their own away.</summary>
    /// <returns>False when that is not possible.</returns>
    public Task<bool> RestoreAsync(Viewer by, string id, CancellationToken cancellation) => ChangeAsync(by, id, async (db, template, row) =>
    {
        if (template.Origin == TemplateOrigin.Own)
        {
            db.Templates.Remove(row!);
            await NoteAsync(db, by, "template.removed", id);
        }
        else if (row?.Nl is not null)
        {
            (row.Nl, row.En) = (null, null);
            ForgetIfUntouched(db, row);
            await NoteAsync(db, by, "template.restored", id);
        }

        return true;
    }, cancellation);

    /// <summary>Whether something can be shared: short, one line, and as it stands a place in a sentence that may be sent.</summary>
    public bool IsShared(LocalizedText shared) => ((string[])["nl", "en"]).All(language => IsShared(shared.In(language), language));

    /// <summary>Puts these in place of what they shared before.</summary>
    /// <returns>False for somebody who is no admin, or when one of them cannot be shared.</returns>
    public async Task<bool> ShareAsync(Viewer by, IReadOnlyList<LocalizedText> shared, CancellationToken cancellation)
    {
        if (by.Role != ModeratorRole.Admin || shared.Count > MostShared || !shared.All(IsShared)) return false;
        await store.WriteAsync(async db =>
        {
            await db.Shared.ExecuteDeleteAsync(cancellation);
            db.Shared.AddRange(shared.Select((text, index) => new SharedRow { Number = index + 1, Nl = text.Nl, En = text.En }));
            await Ledger.AppendAsync(db, time.GetUtcNow(), "shared.changed", string.Empty, by.ModeratorId);
        }, cancellation);
        return true;
    }

    private static bool IsShared(string text, string language)
    {
        if (text.Length > MaxShared || !text.Any(char.IsLetter)) return false;

        // What would be made harmless on its way into a reply is refused here, where somebody can mend it.
        var slot = new Dictionary<string, string>(StringComparer.Ordinal) { [ReplySlots.Topic.In(language)] = text };
        return SlotFiller.FillText($"{{{ReplySlots.Topic.In(language)}}}", slot).Text == text
            && !DraftLint.Blocks(DraftLint.Check(new LintDraft { Text = text, Audience = ReplyAudience.Public }));
    }

    private static ReplyTemplate Changed(ReplyTemplate template, TemplateRow row)
    {
        if (row is { Nl: { } nl, En: { } en }) template = template with { Text = new LocalizedText(nl, en), Origin = TemplateOrigin.Rewritten };
        return row.IsOff && ReplyLibrary.CanBeOff(template) ? template with { IsOff = true } : template;
    }

    private static ReplyTemplate? OwnOf(TemplateRow row) => row is { Strategy: { } strategy, Audience: { } audience, Nl: { } nl, En: { } en }
        ? new ReplyTemplate
        {
            Id = row.Id,
            Origin = TemplateOrigin.Own,
            Strategy = strategy,
            Audiences = [audience],
            FromStep = row.FromStep,
            ToStep = row.ToStep,
            Ground = row.Ground,
            Text = new LocalizedText(nl, en),
            IsOff = row.IsOff,
        }
        : null;

    private static void ForgetIfUntouched(ModBotDb db, TemplateRow row)
    {
        if (row is { Nl: null, IsOff: false }) db.Templates.Remove(row);
    }

    private async Task<string?> RewriteAsync(ModBotDb db, Viewer by, ReplyTemplate template, CancellationToken cancellation)
    {
        if (ReplyLibrary.Find(template.Id) is not { } original) return null;
        var row = await db.Templates.FindAsync([template.Id], cancellation);
        if (template.Text == (row is { Nl: { } nl, En: { } en } ? new LocalizedText(nl, en) : original.Text)) return template.Id;
        var isOriginal = template.Text == original.Text;
        if (row is null) db.Templates.Add(row = new TemplateRow { Id = template.Id });
        (row.Nl, row.En) = isOriginal ? (null, null) : (template.Text.Nl, template.Text.En);
        ForgetIfUntouched(db, row);
        await NoteAsync(db, by, isOriginal ? "template.restored" : "template.rewritten", template.Id);
        return template.Id;
    }

    private async Task<string?> SaveOwnAsync(ModBotDb db, Viewer by, ReplyTemplate template, CancellationToken cancellation)
    {
        var row = await db.Templates.FindAsync([template.Id], cancellation);
        var isNew = template.Id.Length == 0;
        if (isNew && await db.Templates.CountAsync(own => own.Strategy != null, cancellation) >= MostOwn) return null;
        if (!isNew && row?.Strategy is null) return null;
        if (row is null) db.Templates.Add(row = new TemplateRow { Id = await NextIdAsync(db, cancellation) });
        (row.Strategy, row.Audience, row.FromStep, row.ToStep, row.Ground) = (template.Strategy, template.Audiences[0], template.FromStep, template.ToStep, template.Ground);
        (row.Nl, row.En) = (template.Text.Nl, template.Text.En);
        await NoteAsync(db, by, isNew ? Added : "template.changed", row.Id);
        return row.Id;
    }

    // The ledger names templates for ever, so a number is never given twice.
    private static async Task<string> NextIdAsync(ModBotDb db, CancellationToken cancellation)
    {
        var given = await db.Ledger.CountAsync(entry => entry.Kind == Added, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"O{given + 1:00}");
    }

    private async Task<bool> ChangeAsync(Viewer by, string id, Func<ModBotDb, ReplyTemplate, TemplateRow?, Task<bool>> change, CancellationToken cancellation) =>
        by.Role == ModeratorRole.Admin && await store.WriteAsync(async db =>
            (await ReadAsync(db, cancellation)).FirstOrDefault(known => known.Id == id) is { } template && await change(db, template, await db.Templates.FindAsync([id], cancellation)), cancellation);

    private Task NoteAsync(ModBotDb db, Viewer by, string kind, string id) => Ledger.AppendAsync(db, time.GetUtcNow(), kind, string.Empty, by.ModeratorId, ("template", id));
}
