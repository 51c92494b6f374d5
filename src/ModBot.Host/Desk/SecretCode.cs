using System.Security.Cryptography;
using System.Text;

namespace ModBot.Host.Desk;

/// <summary>A secret that somebody shows once, such as that of a sign-in link.</summary>
internal static class SecretCode
{
    /// <summary>What is kept of it. Looked up by this: how long that takes says nothing about a secret that is close.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
