using System.Globalization;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Replies.Lint;

/// <summary>One question that invites the author to take another's place.</summary>
/// <param name="Id">Its id, <c>Q1</c> to <c>Q10</c>.</param>
/// <param name="Text">The question in both languages.</param>
public sealed record EmpathyQuestion(string Id, LocalizedText Text);

/// <summary>
/// The ten empathy questions (DOMAIN §3, "inlevingsvragen"): to the author, in private, one at a time; never in public and never
/// to the target (A34). Data in the assembly, read once.
/// </summary>
public static class EmpathyQuestions
{
    internal const string File = "empathy-questions.tsv";

    private static readonly Lazy<IReadOnlyList<EmpathyQuestion>> Questions = new(() => Parse(TsvData.Load(File)));

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<EmpathyQuestion> All => Questions.Value;

    /// <summary>The questions that may be offered: all for the author, none for anybody else.</summary>
    public static IReadOnlyList<EmpathyQuestion> For(ReplyAudience audience) => audience == ReplyAudience.Author ? All : [];

    /// <summary>The one question to offer now.</summary>
    /// <param name="audience">Who will read it.</param>
    /// <param name="asked">The ids of those that this author got before.</param>
    /// <returns>Null when there is none for this audience or none left.</returns>
    public static EmpathyQuestion? Next(ReplyAudience audience, IReadOnlyCollection<string> asked) => For(audience).FirstOrDefault(question => !asked.Contains(question.Id));

    internal static IReadOnlyList<EmpathyQuestion> Parse(string text)
    {
        var questions = new List<EmpathyQuestion>(10);
        foreach (var row in TsvData.Parse(File, text, "id\tnl\ten"))
        {
            var expected = string.Create(CultureInfo.InvariantCulture, $"Q{questions.Count + 1}");
            if (row.Fields[0] != expected) throw row.Error($"expected {expected}; got {row.Fields[0]}.");
            questions.Add(new EmpathyQuestion(expected, new LocalizedText(row.Fields[1], row.Fields[2])));
        }

        return questions;
    }
}
