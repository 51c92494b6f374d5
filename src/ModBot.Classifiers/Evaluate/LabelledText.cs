using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Evaluate;

/// <summary>A text whose step is known.</summary>
/// <param name="Text">The text.</param>
/// <param name="Step">The right step.</param>
/// <param name="Language">Its language, empty when not known.</param>
public sealed record LabelledText(string Text, Step Step, string Language = "");

/// <summary>What was right and what was said.</summary>
/// <param name="Gold">The right step.</param>
/// <param name="Said">The step that was said.</param>
/// <param name="Language">The language, empty when not known.</param>
internal readonly record struct Judged(Step Gold, Step Said, string Language);
