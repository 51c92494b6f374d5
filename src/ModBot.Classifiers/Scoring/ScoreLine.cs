using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Scoring;

/// <summary>
/// The stable line that <c>modbot score</c> writes for one text:
/// <c>{"id","level","step","probabilities","grey","flags","target","grounds","forms","language","reasons":[{"start","length","weight"}],"why":{"nl","en"}}</c>.
/// Positions are UTF-16 units of the text; numbers have at most four decimals; the five probabilities add up to 1.
/// </summary>
public static class ScoreLine
{
    private const int Decimals = 4;

    // "Unsafe" is about HTML; this is a line for a program, and readable Dutch is worth more here.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly ArrayBufferWriter<byte> Nowhere = new(1);

    // One writer per thread: it is made for one line after the other.
    [ThreadStatic]
    private static Utf8JsonWriter? threadWriter;

    /// <summary>The line of an assessment, without a line end.</summary>
    public static string Format(ScoreId id, Assessment assessment)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(buffer, id, assessment);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The line of a text that could not be scored, without a line end.</summary>
    public static string FormatError(ScoreId id, string error)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        WriteError(buffer, id, error);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the line of an assessment as UTF-8.</summary>
    public static void Write(IBufferWriter<byte> output, ScoreId id, Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(assessment);
        var json = Begin(output);
        json.WriteStartObject();
        WriteId(json, id);
        json.WriteNumber("level"u8, (int)assessment.Step);
        json.WriteString("step"u8, LadderNames.Name(assessment.Step));
        json.WriteStartArray("probabilities"u8);
        foreach (var probability in Round(assessment.Probabilities)) json.WriteNumberValue(probability);
        json.WriteEndArray();
        json.WriteBoolean("grey"u8, assessment.Grey);
        WriteNames(json, "flags", assessment.Flags);
        json.WriteString("target"u8, LadderNames.Name(assessment.Target));
        WriteNames(json, "grounds", assessment.Grounds);
        WriteNames(json, "forms", assessment.Forms);
        json.WriteString("language"u8, assessment.Language);
        json.WriteStartArray("reasons"u8);
        foreach (var reason in assessment.Reasons) WriteReason(json, reason);
        json.WriteEndArray();
        json.WriteStartObject("why"u8);
        json.WriteString("nl"u8, assessment.Why.Nl);
        json.WriteString("en"u8, assessment.Why.En);
        json.WriteEndObject();
        json.WriteEndObject();
        End(json);
    }

    /// <summary>Writes the line of a text that could not be scored as UTF-8.</summary>
    public static void WriteError(IBufferWriter<byte> output, ScoreId id, string error)
    {
        ArgumentNullException.ThrowIfNull(output);
        var json = Begin(output);
        json.WriteStartObject();
        WriteId(json, id);
        json.WriteString("error"u8, error);
        json.WriteEndObject();
        End(json);
    }

    private static Utf8JsonWriter Begin(IBufferWriter<byte> output)
    {
        if (threadWriter is not { } json) return threadWriter = new Utf8JsonWriter(output, Options);
        json.Reset(output);
        return json;
    }

    // Lets go of the output, so that the thread does not keep it.
    private static void End(Utf8JsonWriter json)
    {
        json.Flush();
        json.Reset(Nowhere);
    }

    private static void WriteId(Utf8JsonWriter json, ScoreId id)
    {
        json.WritePropertyName("id"u8);
        json.WriteRawValue(id.Json, skipInputValidation: true);
    }

    private static void WriteNames<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values) where T : struct, Enum
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(LadderNames.Name(value));
        json.WriteEndArray();
    }

    private static void WriteReason(Utf8JsonWriter json, ReasonSpan reason)
    {
        json.WriteStartObject();
        json.WriteNumber("start"u8, reason.Start);
        json.WriteNumber("length"u8, reason.Length);
        json.WriteNumber("weight"u8, decimal.Round((decimal)reason.Weight, Decimals));
        json.WriteEndObject();
    }

    // Rounding each by itself can miss 1 by a little. What is missing goes to the highest, what is too much comes from the second, so that the
    // highest stays the highest.
    private static decimal[] Round(StepProbabilities probabilities)
    {
        var rounded = new decimal[5];
        for (var step = 0; step < rounded.Length; step++) rounded[step] = decimal.Round((decimal)probabilities[(Step)step], Decimals);
        var difference = 1 - rounded.Sum();
        var top = (int)probabilities.Top;
        rounded[difference >= 0 ? top : SecondOf(probabilities, top)] += difference;
        return rounded;
    }

    private static int SecondOf(StepProbabilities probabilities, int top)
    {
        var second = top == 0 ? 1 : 0;
        for (var step = 0; step < 5; step++)
        {
            if (step != top && probabilities[(Step)step] > probabilities[(Step)second]) second = step;
        }

        return second;
    }
}
