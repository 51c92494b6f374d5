using System.Text.Json;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Storage;

/// <summary>Why people decided against a block or closed a case as it was (A16, A20). They may name somebody, so they are as private as the text.</summary>
internal static class DecisionReasons
{
    /// <summary>The reasons, oldest first; none once retention removed them, or when they cannot be opened any more.</summary>
    public static IReadOnlyList<string> AllReasons(this CaseRow row, ITextSeal seal) =>
        seal.OpenOrNull(row.Reasons) is { } list ? JsonSerializer.Deserialize<List<string>>(list) ?? [] : [];

    /// <summary>Notes one; nothing happens without a text.</summary>
    public static void AddReason(this CaseRow row, string? reason, ITextSeal seal)
    {
        if (!string.IsNullOrEmpty(reason)) row.Reasons = seal.Seal(JsonSerializer.Serialize(row.AllReasons(seal).Append(reason)));
    }
}
