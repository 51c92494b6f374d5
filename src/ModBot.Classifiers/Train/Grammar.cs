namespace ModBot.Classifiers.Train;

/// <summary>A statement about a group, to be put into a frame.</summary>
/// <param name="Kind">contempt, contempt_people, exclude, call, dehuman, praise or neutral.</param>
/// <param name="Language">nl or en.</param>
/// <param name="Main">As a main clause, with {T} for the group.</param>
/// <param name="Sub">After "dat" or "that".</param>
internal sealed record GrammarCore(string Kind, string Language, string Main, string Sub);

/// <summary>What stands around a statement.</summary>
/// <param name="Effect">keep, void or flip.</param>
/// <param name="Language">nl or en.</param>
/// <param name="Text">With {M} or {S} for the statement.</param>
internal sealed record GrammarFrame(string Effect, string Language, string Text);

/// <summary>Whom or what a statement is about: a protected group, a job, a club or a thing.</summary>
internal sealed record GrammarTarget(string Kind, string Language, string Term);

/// <summary>The grammar of <c>models/grammar</c>: statements, frames and targets (its README says how they work together).</summary>
internal sealed record Grammar(IReadOnlyList<GrammarCore> Cores, IReadOnlyList<GrammarFrame> Frames, IReadOnlyList<GrammarTarget> Targets)
{
    private static readonly string[] Kinds = ["contempt", "contempt_people", "exclude", "call", "dehuman", "praise", "neutral"];
    private static readonly string[] Effects = ["keep", "void", "flip"];
    private static readonly string[] TargetKinds = ["group", "job", "club", "thing"];

    /// <summary>Reads the three files.</summary>
    /// <exception cref="InvalidDataException">A line is not as described; the message names it.</exception>
    public static Grammar Read(string directory) => new(
        [.. TsvFile.Read(Path.Combine(directory, "core.tsv"), "kind", "lang", "main", "sub").Select(row => new GrammarCore(OneOf(row, "kind", Kinds), row["lang"], Holding(row, "main", "{T}"), Holding(row, "sub", "{T}")))],
        [.. TsvFile.Read(Path.Combine(directory, "frame.tsv"), "effect", "lang", "text").Select(row => new GrammarFrame(OneOf(row, "effect", Effects), row["lang"], row["text"].Contains("{S}", StringComparison.Ordinal) ? row["text"] : Holding(row, "text", "{M}")))],
        [.. TsvFile.Read(Path.Combine(directory, "target.tsv"), "kind", "lang", "term").Select(row => new GrammarTarget(OneOf(row, "kind", TargetKinds), row["lang"], row["term"]))]);

    // A misspelt kind would be guessed to be some step; better to stop.
    private static string OneOf(TsvRow row, string column, string[] known) =>
        known.Contains(row[column], StringComparer.Ordinal) ? row[column] : throw row.Bad($"has '{row[column]}' as {column}; it must be one of {string.Join(", ", known)}");

    private static string Holding(TsvRow row, string column, string place) =>
        row[column].Contains(place, StringComparison.Ordinal) ? row[column] : throw row.Bad($"has no {place} in '{column}'");
}
