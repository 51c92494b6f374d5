using System.Security.Cryptography;

namespace ModBot.Host.Pipeline;

/// <summary>Ids of cases and outbox rows: random, so that one cannot be guessed from another.</summary>
internal static class CaseIds
{
    /// <summary>16 hexadecimal digits.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
