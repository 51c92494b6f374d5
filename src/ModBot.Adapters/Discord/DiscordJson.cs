using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ModBot.Adapters.Discord;

/// <summary>How Discord's JSON is read and written, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DiscordPayload))]
[JsonSerializable(typeof(DiscordGatewayInfo))]
[JsonSerializable(typeof(DiscordHello))]
[JsonSerializable(typeof(DiscordReady))]
[JsonSerializable(typeof(DiscordGone))]
[JsonSerializable(typeof(DiscordIdentifyFrame))]
[JsonSerializable(typeof(DiscordResumeFrame))]
[JsonSerializable(typeof(DiscordThing))]
[JsonSerializable(typeof(List<DiscordThing>))]
[JsonSerializable(typeof(DiscordUser))]
[JsonSerializable(typeof(DiscordMember))]
[JsonSerializable(typeof(DiscordApplication))]
[JsonSerializable(typeof(DiscordChannel))]
[JsonSerializable(typeof(List<DiscordChannel>))]
[JsonSerializable(typeof(DiscordGuild))]
[JsonSerializable(typeof(DiscordThreads))]
[JsonSerializable(typeof(DiscordMessage))]
[JsonSerializable(typeof(List<DiscordMessage>))]
[JsonSerializable(typeof(DiscordOutgoing))]
[JsonSerializable(typeof(DiscordRecipient))]
[JsonSerializable(typeof(DiscordTimeout))]
[JsonSerializable(typeof(List<DiscordCommand>))]
[JsonSerializable(typeof(DiscordInteraction))]
[JsonSerializable(typeof(DiscordCallback))]
[JsonSerializable(typeof(DiscordModalCallback))]
[JsonSerializable(typeof(DiscordErrorBody))]
[JsonSerializable(typeof(DiscordCheckpoint))]
internal sealed partial class DiscordJson : JsonSerializerContext
{
    /// <summary>Reads what Discord sent; null for what cannot be understood. The text that failed is never part of a fault.</summary>
    public static T? Read<T>(JsonElement element, JsonTypeInfo<T> type)
        where T : class => element.ValueKind == JsonValueKind.Undefined ? null : Read(JsonMarshal.GetRawUtf8Value(element), type);

    /// <summary>Reads what Discord sent; null for what cannot be understood.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        return Try(json, type) ?? Try(Mended(json), type);
    }

    /// <summary>
    /// Puts U+FFFD in the place of half characters (<c>\ud83d</c> without its other half), which no reader of text takes: one such message must not stop the reading.
    /// </summary>
    public static byte[] Mended(ReadOnlySpan<byte> json)
    {
        var mended = json.ToArray();
        for (var at = 0; at < mended.Length - 1; at++)
        {
            if (mended[at] != (byte)'\\') continue;
            if (mended[at + 1] != (byte)'u' || Unit(mended, at) is not { } unit || !char.IsSurrogate(unit))
            {
                at++;
                continue;
            }

            if (char.IsHighSurrogate(unit) && Unit(mended, at + 6) is { } next && char.IsLowSurrogate(next))
            {
                at += 11;
                continue;
            }

            "fffd"u8.CopyTo(mended.AsSpan(at + 2));
            at += 5;
        }

        return mended;
    }

    private static T? Try<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static char? Unit(byte[] json, int at) =>
        at + 6 <= json.Length && json[at] == (byte)'\\' && json[at + 1] == (byte)'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
