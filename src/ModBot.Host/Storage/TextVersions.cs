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

    /// <summary>The revision that counts; null once retention removed it, or when it cannot be opened any more.</summary>
    public static TextVersion? Counting(this CaseRow row, ITextSeal seal) =>
        seal.OpenOrNull(row.Text) is { } text ? new TextVersion(row.TextRevision, text) : null;

    /// <summary>The other revisions, oldest first; none once retention removed them, or when they cannot be opened any more.</summary>
    public static IReadOnlyList<TextVersion> Others(this CaseRow row, ITextSeal seal) =>
        seal.OpenOrNull(row.OtherVersions) is { } list ? JsonSerializer.Deserialize<List<TextVersion>>(list) ?? [] : [];

    /// <summary>The latest revision whose text was another; null when there is none left to read.</summary>
    public static TextVersion? Latest(this CaseRow row, ITextSeal seal) =>
        row.Others(seal).Append(row.Counting(seal)).MaxBy(version => version?.Revision);

    /// <summary>Notes a further revision: as the text that counts, or beside it.</summary>
    public static void AddVersion(this CaseRow row, TextVersion version, bool counts, ITextSeal seal)
    {
        var beside = version;
        if (counts)
        {
            beside = row.Counting(seal);
            row.Text = seal.Seal(version.Text);
            row.TextRevision = version.Revision;
        }

        // What retention erased comes back only as a text that somebody has to decide about.
        if (beside is null || row.Text is null) return;
        var others = row.Others(seal).Append(beside).OrderBy(other => other.Revision).TakeLast(MostOthers).ToList();
        row.OtherVersions = seal.Seal(JsonSerializer.Serialize(others));
    }
}
