using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ModBot.Host.Desk;
using ModBot.Host.Pipeline;
using ModBot.Host.Setup;
using ModBot.Host.Storage;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Privacy;
using ModBot.Moderation.Tuning;

namespace ModBot.Host.Tuning;

/// <summary>The texts that are harmless here. Inside a read or write of <see cref="Store"/>.</summary>
internal sealed class TextMemory(ITextSeal seal, TextKeys keys, TimeProvider time)
{
    private string? renewedFor;

    /// <summary>The fingerprint of a text that could be a remembered one; null for one that is looked at in any case.</summary>
    public string? FingerprintOf(string text, Assessment assessment, IPlainWords words) =>
        RememberRule.MayBeKnown(assessment, text) && words.WordsOf(text) is { Count: >= RememberRule.LeastWords } row ? keys.For(row) : null;

    /// <summary>The remembered texts with these fingerprints.</summary>
    public static Task<Dictionary<string, RememberedTextRow>> FindAsync(ModBotDb db, IReadOnlyCollection<string> fingerprints, CancellationToken cancellation) => fingerprints.Count == 0
        ? Task.FromResult(new Dictionary<string, RememberedTextRow>(StringComparer.Ordinal))
        : db.RememberedTexts.Where(row => fingerprints.Contains(row.Fingerprint)).ToDictionaryAsync(row => row.Fingerprint, StringComparer.Ordinal, cancellation);

    /// <summary>Why the text of a case cannot be remembered; null when it can.</summary>
    public RememberProblem? Check(CaseRow row, IPlainWords words) => row.State != CaseState.Closed
        ? RememberProblem.NotFoundHarmless
        : RememberRule.Check(AssessmentOf(row), Names.Split<Flag>(row.Flags), row.Verdict, row.NeverShow ? null : seal.OpenOrNull(row.Text), words);

    /// <summary>Whether the text of a case is remembered.</summary>
    public async Task<bool> KnowsAsync(ModBotDb db, CaseRow row, IPlainWords words, CancellationToken cancellation)
    {
        if (seal.OpenOrNull(row.Text) is not { } text || AssessmentOf(row) is not { } assessment || FingerprintOf(text, assessment, words) is not { } fingerprint) return false;
        return await db.RememberedTexts.FirstOrDefaultAsync(known => known.Fingerprint == fingerprint, cancellation) is { } found && RememberRule.LeavesAlone(assessment, found.Step);
    }

    /// <summary>Remembers the text of a case. One that was remembered before holds for the higher of the two steps that were judged.</summary>
    /// <returns>Why it cannot be; null when it was.</returns>
    public async Task<RememberProblem?> RememberAsync(ModBotDb db, CaseRow row, Viewer viewer, IPlainWords words, string modelVersion, CancellationToken cancellation)
    {
        if (Check(row, words) is { } problem) return problem;
        var now = time.GetUtcNow();
        var fingerprint = keys.For(words.WordsOf(seal.Open(row.Text!)));
        var known = await db.RememberedTexts.FirstOrDefaultAsync(found => found.Fingerprint == fingerprint, cancellation);
        if (known is null)
        {
            db.RememberedTexts.Add(new RememberedTextRow
            {
                Id = CaseIds.New(),
                Fingerprint = fingerprint,
                ModelVersion = modelVersion,
                Text = row.Text!,
                Assessment = row.Assessment!,
                Step = row.Step!.Value,
                CaseId = row.Id,
                RememberedAt = now,
            });
        }
        else if (known.CaseId == row.Id && row.Step <= known.Step)
        {
            // Pressed twice, or in two windows.
            return null;
        }
        else
        {
            // Undoing the first decision must not leave what only the second allowed, nor the second take away what the first did.
            known.RememberedAt = now;
            if (row.Step > known.Step) (known.Text, known.Assessment, known.CaseId, known.Step) = (row.Text!, row.Assessment!, row.Id, row.Step.Value);
        }

        await Ledger.AppendAsync(db, now, "tuning.text_remembered", row.Id, viewer.ModeratorId, ("step", Names.OfStep(row.Step)));
        return null;
    }

    /// <summary>The labels of every remembered text, newest first.</summary>
    public static async Task<IReadOnlyList<RememberedText>> ListAsync(ModBotDb db, CancellationToken cancellation)
    {
        var rows = await db.RememberedTexts.OrderByDescending(row => row.RememberedAt).ToListAsync(cancellation);
        return [.. rows.Select(row => new RememberedText
        {
            Id = row.Id,
            Step = row.Step,
            Grounds = AssessmentJson.Read(row.Assessment).Grounds,
            RememberedAt = row.RememberedAt,
            LeftAlone = row.LeftAlone,
            LastLeftAloneAt = row.LastLeftAloneAt,
        })];
    }

    /// <summary>A remembered text up to a layer; null when its keys are gone.</summary>
    public async Task<RevealedText?> RevealAsync(ModBotDb db, RememberedTextRow row, RevealLayer layer, Viewer viewer)
    {
        if (seal.OpenOrNull(row.Text) is not { } text) return null;
        await Ledger.AppendAsync(db, time.GetUtcNow(), "tuning.text_revealed", row.CaseId, viewer.ModeratorId, ("layer", LadderNames.Name(layer)));
        var assessment = AssessmentJson.Read(row.Assessment);
        if (layer == RevealLayer.Full) return new RevealedText(layer, text, assessment.Signals, string.Empty);
        var masked = MaskedText.Of(text, assessment.Signals, assessment.Harsh);
        return new RevealedText(layer, masked.Text, masked.Reasons, string.Empty);
    }

    /// <summary>Forgets a text.</summary>
    public static Task ForgetAsync(ModBotDb db, RememberedTextRow row, string actor, DateTimeOffset at)
    {
        db.RememberedTexts.Remove(row);
        return Ledger.AppendAsync(db, at, "tuning.text_forgotten", row.CaseId, actor, ("left_alone", row.LeftAlone.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// Reads the remembered texts anew with another model, once after it was loaded: it may see other words in them. A text it can no longer
    /// read as three words, or that is the same as another now, is forgotten.
    /// </summary>
    public async Task RenewAsync(Store store, string modelVersion, IPlainWords words, CancellationToken cancellation)
    {
        if (renewedFor == modelVersion) return;
        await store.WriteAsync(async db =>
        {
            var seen = (await db.RememberedTexts.Where(row => row.ModelVersion == modelVersion).Select(row => row.Fingerprint).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
            var old = await db.RememberedTexts.Where(row => row.ModelVersion != modelVersion).OrderByDescending(row => row.RememberedAt).ToListAsync(cancellation);

            // Out of the way first: one text may get the fingerprint that another had.
            foreach (var row in old) row.Fingerprint = $"old:{row.Id}";
            await db.SaveChangesAsync(cancellation);
            foreach (var row in old)
            {
                row.ModelVersion = modelVersion;
                var plain = seal.OpenOrNull(row.Text) is { } text ? words.WordsOf(text) : [];
                row.Fingerprint = keys.For(plain);
                if (plain.Count < RememberRule.LeastWords || !seen.Add(row.Fingerprint)) await ForgetAsync(db, row, Ledger.Software, time.GetUtcNow());
            }
        }, cancellation);
        renewedFor = modelVersion;
    }

    private static Assessment? AssessmentOf(CaseRow row) => row.Assessment is { } stored ? AssessmentJson.Read(stored) : null;
}
