using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModBot.Platforms.Fakes.Instagram;

/// <summary>JSON as Meta writes it: every character outside ASCII and every slash escaped. A signature is over these bytes, so that writing the same thing differently breaks it.</summary>
internal static class GraphJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    public static string Write(JsonNode node)
    {
        var text = node.ToJsonString(Relaxed);
        var written = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            var letter = text[place];
            if (letter == '\\')
            {
                // What .NET escapes by itself, such as emoji, it writes in capitals; Meta does not.
                var length = text[place + 1] == 'u' ? 6 : 2;
                written.Append(text.Substring(place, length).ToLowerInvariant());
                place += length - 1;
            }
            else if (letter == '/')
            {
                written.Append("\\/");
            }
            else if (letter > '~')
            {
                written.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
            else
            {
                written.Append(letter);
            }
        }

        return written.ToString();
    }

    /// <summary>A moment as the Graph API writes it, without the colon that .NET expects in the offset.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);
}
