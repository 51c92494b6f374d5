namespace ModBot.Moderation.Replies.Lint.Text;

/// <summary>A word or emoji of a text.</summary>
/// <param name="Start">First UTF-16 code unit in the original.</param>
/// <param name="End">One past the last.</param>
/// <param name="Raw">As folded: lower case, without accents, invisible characters and apostrophes.</param>
/// <param name="Word">As read: <paramref name="Raw"/>, or the known word that its spelling hides.</param>
/// <param name="Sentence">Number of its sentence, from 0.</param>
/// <param name="IsEmoji">Whether it is one emoji or other sign.</param>
internal readonly record struct LintToken(int Start, int End, string Raw, string Word, int Sentence, bool IsEmoji);
