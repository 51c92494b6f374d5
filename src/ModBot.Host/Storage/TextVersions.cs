using System.Text.Json;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Storage;

/// <summary>One revision of a message's text.</summary>
internal sealed record TextVersion(int Revision, string Text);

/// <summary>
/// The text of a case through its edits. <see cref="CaseRow.Text"/> is the worst that was seen, which the person decides about;
/// the other revisions stay readable beside it, so that an edit hides nothing from the decision.
/// </summary>
internal static class TextVersions
{
    /// <summary>Revisions kept beside the one that counts; of a message edited more often than that, the oldest go.</summary>
    public const int MostOthers = 10;

    /// <summary>The text that counts; null once retention removed it.</summary>
    public static string? Text(this CaseRow row, ITextSeal seal) => row.Text is { } sealedText ? seal.Open(sealedText) : null;

    /// <summary>The other revisions, oldest first.</summary>
    public static IReadOnlyList<TextVersion> Others(this CaseRow row, ITextSeal seal) =>
        row.OtherVersions is { } sealedList ? JsonSerializer.Deserialize<List<TextVersion>>(seal.Open(sealedList)) ?? [] : [];

    /// <summary>The text of the latest revision; null once retention removed it.</summary>
    public static string? LatestText(this CaseRow row, ITextSeal seal) =>
        row.Text(seal) is { } text ? row.Others(seal).Append(new TextVersion(row.TextRevision, text)).MaxBy(version => version.Revision)!.Text : null;

    /// <summary>Notes a further revision: as the text that counts, or beside it.</summary>
    public static void AddVersion(this CaseRow row, TextVersion version, bool counts, ITextSeal seal)
    {
        var beside = version;
        if (counts)
        {
            beside = row.Text(seal) is { } earlier ? new TextVersion(row.TextRevision, earlier) : null;
            row.Text = seal.Seal(version.Text);
            row.TextRevision = version.Revision;
        }

        // What retention erased comes back only as a text that somebody has to decide about.
        if (beside is null || row.Text is null) return;
        var others = row.Others(seal).Append(beside).OrderBy(other => other.Revision).TakeLast(MostOthers).ToList();
        row.OtherVersions = seal.Seal(JsonSerializer.Serialize(others));
    }
}
