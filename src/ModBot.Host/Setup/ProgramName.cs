namespace ModBot.Host.Setup;

/// <summary>What a person types to start this program, so that the commands we name can be copied.</summary>
internal static class ProgramName
{
    /// <summary><c>modbot</c>, or the way through the SDK when this runs from the folder of its source.</summary>
    public static string Current { get; } = IsInSource(AppContext.BaseDirectory) ? "dotnet run --project src/ModBot.Host --" : "modbot";

    // <root>/src/ModBot.Host/bin/<configuration>/<framework>/
    private static bool IsInSource(string folder) => File.Exists(Path.Combine(folder, "..", "..", "..", "ModBot.Host.csproj"));
}
