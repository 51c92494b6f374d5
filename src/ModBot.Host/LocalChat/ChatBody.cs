using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ModBot.Host.LocalChat;

/// <summary>Reads a JSON body that nobody vouches for: every way in which it can be wrong has a sentence of its own.</summary>
internal static class ChatBody
{
    /// <summary>Largest body: the longest text, every character escaped, and a name.</summary>
    public const int MaxKiB = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the string fields with these names; a name that ends in <c>?</c> may be missing and is empty then. Either the values, in order, or what is wrong.</summary>
    public static async Task<(string[] Values, ChatProblem? Problem)> ReadAsync(HttpContext context, params string[] fields)
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
            return ([], new ChatProblem(StatusCodes.Status415UnsupportedMediaType, "NotJsonType"));

        var (bytes, problem) = await ReadBytesAsync(request, context.RequestAborted);
        if (problem is not null)
            return ([], problem);
        try
        {
            using var json = JsonDocument.Parse(StrictUtf8.GetString(WithoutMark(bytes)));
            return Pick(json.RootElement, fields);
        }
        catch (DecoderFallbackException)
        {
            return ([], Bad("NotUtf8"));
        }
        catch (JsonException)
        {
            return ([], Bad("NotJson"));
        }
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, ChatProblem? Problem)> ReadBytesAsync(HttpRequest request, CancellationToken cancellation)
    {
        const int MaxBytes = MaxKiB * 1024;
        var tooLarge = new ChatProblem(StatusCodes.Status413PayloadTooLarge, "BodyTooLarge", MaxKiB);
        if (request.ContentLength > MaxBytes)
            return (default, tooLarge);

        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            while (await request.Body.ReadAsync(buffer.GetMemory(), cancellation) is > 0 and var read)
            {
                buffer.Advance(read);
                if (buffer.WrittenCount > MaxBytes)
                    return (default, tooLarge);
            }
        }
        catch (BadHttpRequestException fault)
        {
            return (default, fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? tooLarge : Bad("BodyBroken"));
        }

        return (buffer.WrittenMemory, null);
    }

    // Some editors and shells write a byte order mark first. It is not part of JSON, and no reason to refuse.
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes.Span[Encoding.UTF8.Preamble.Length..] : bytes.Span;

    private static (string[] Values, ChatProblem? Problem) Pick(JsonElement root, string[] fields)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return ([], Bad("NotAnObject", "{" + string.Join(",", fields.Where(field => !field.EndsWith('?')).Select(field => $"\"{field}\":\"…\"")) + "}"));

        var values = new string[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var isOptional = fields[i].EndsWith('?');
            if (!root.TryGetProperty(fields[i].TrimEnd('?'), out var value))
            {
                values[i] = string.Empty;
                if (isOptional)
                    continue;
                return ([], Bad("FieldMissing", fields[i]));
            }

            if (value.ValueKind != JsonValueKind.String)
                return ([], Bad("FieldNotText", fields[i].TrimEnd('?')));
            try
            {
                values[i] = value.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // \ud83d without its other half: JSON allows it, text does not.
                return ([], Bad("HalfCharacter"));
            }
        }

        return (values, null);
    }

    private static ChatProblem Bad(string name, params object?[] values) => new(StatusCodes.Status400BadRequest, name, values);
}
