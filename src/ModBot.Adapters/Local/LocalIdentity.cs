using System.Security.Cryptography;
using System.Text;

namespace ModBot.Adapters.Local;

/// <summary>
/// Who a chat file is and who its authors are. Author ids are keyed with a secret that lies sealed in the file, so that a copy of the
/// file does not give away by trial which names posted in it.
/// </summary>
internal sealed class LocalIdentity(string fileId, byte[] secret)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int IdBytes = 10;

    /// <summary>Tells this file from one that came in its place, so that a checkpoint of the other is not taken for ours.</summary>
    public string FileId { get; } = fileId;

    /// <summary>The id of whoever holds this token.</summary>
    public string MemberId(string token) => "m-" + Keyed("member:" + token);

    /// <summary>The id of an author without a token: the same name is the same author.</summary>
    public string NameId(string author) => "n-" + Keyed("name:" + author.ToUpperInvariant());

    /// <summary>Whether this author has a token, and so a page on which a private note can be read.</summary>
    public static bool IsMember(string authorId) => authorId.StartsWith("m-", StringComparison.Ordinal);

    /// <summary>An id that cannot be guessed: 80 random bits.</summary>
    public static string NewId() => Encode(RandomNumberGenerator.GetBytes(IdBytes));

    private string Keyed(string value) => Encode(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(value)).AsSpan(0, IdBytes));

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 8 / 5);
        var (buffer, bits) = (0, 0);
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            buffer &= (1 << bits) - 1;
        }

        return text.ToString();
    }
}
