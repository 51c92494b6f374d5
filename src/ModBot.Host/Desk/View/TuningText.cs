using ModBot.Host.Texts;
using ModBot.Host.Tuning;

namespace ModBot.Host.Desk.View;

/// <summary>How a request to the tuning went, in words.</summary>
internal static class TuningText
{
    /// <summary>Why something was not done, as a sentence.</summary>
    public static string Of(TuningResult result, Words words) => result.Text is { } text ? words.Of(text) : words.Of(result.Problem);
}
