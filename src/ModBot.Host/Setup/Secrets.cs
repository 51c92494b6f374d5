using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using ModBot.Host.Texts;
using ModBot.Moderation.Privacy;

namespace ModBot.Host.Setup;

/// <summary>Seals text with keys that stand outside the database (DESIGN §8).</summary>
internal sealed class DataProtectionSeal(IDataProtectionProvider provider) : ITextSeal
{
    private readonly IDataProtector protector = provider.CreateProtector("ModBot.Text.v1");

    public byte[] Seal(string text) => protector.Protect(Encoding.UTF8.GetBytes(text));

    public string Open(byte[] sealedText)
    {
        try
        {
            return Encoding.UTF8.GetString(protector.Unprotect(sealedText));
        }
        catch (CryptographicException fault)
        {
            throw SealBrokenException.Because(fault);
        }
    }
}

/// <summary>Turns an author's id into a key that recognises the author again and says nothing else (DOMAIN §7).</summary>
internal sealed class AuthorKeys(HostSettings settings)
{
    private readonly Lazy<byte[]> secret = new(() => KeyFile.LoadOrCreate(Path.Combine(settings.KeysDirectory, "author.key")));

    public string For(string platform, string authorId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes($"{platform.Length}:{platform}{authorId}")))[..32];
}

/// <summary>Turns the words of a text into a fingerprint that recognises the same words again; without the key nobody can try which words they were.</summary>
internal sealed class TextKeys(HostSettings settings)
{
    // A word holds no control character, so two rows of words never make the same bytes.
    private const char Between = '\n';

    private readonly Lazy<byte[]> secret = new(() => KeyFile.LoadOrCreate(Path.Combine(settings.KeysDirectory, "text.key")));

    public string For(IEnumerable<string> words) => Convert.ToHexStringLower(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes(string.Join(Between, words))));
}

/// <summary>A secret of this installation in a file of its own.</summary>
internal static class KeyFile
{
    private const int KeyBytes = 32;

    /// <exception cref="StartupException">The file is damaged.</exception>
    public static byte[] LoadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            var stored = File.ReadAllBytes(path);
            if (stored.Length == KeyBytes) return stored;
            throw new StartupException(OperatorTexts.Current.Format("KeyDamaged", path));
        }

        // Written beside its place and moved there, so that a crash never leaves half a key.
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var draft = path + ".new";
        File.WriteAllBytes(draft, key);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(draft, path);
        return key;
    }
}
