using System.Text.Json;
using System.Text.Json.Serialization;
using ModBot.Moderation.Ladder;

namespace ModBot.Host.Storage;

/// <summary>Writes an assessment for the database and reads it back. Holds positions and labels, no text of the message.</summary>
internal static class AssessmentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new ProbabilitiesConverter() },
        IncludeFields = false,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write(Assessment assessment) => JsonSerializer.Serialize(assessment, Options);

    public static Assessment Read(string json) =>
        JsonSerializer.Deserialize<Assessment>(json, Options) ?? throw new JsonException("A stored assessment is empty.");

    private sealed class ProbabilitiesConverter : JsonConverter<StepProbabilities>
    {
        public override StepProbabilities Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<double[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, StepProbabilities value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
