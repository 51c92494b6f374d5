using System.Text;

namespace ModBot.Host.ConsoleDesk.View;

/// <summary>The model card and its picture, from inside the assembly.</summary>
internal static class ModelCardFiles
{
    private const string Root = "ModBot.Host.models.";

    /// <summary>The card, as Markdown.</summary>
    public static string Card() => Encoding.UTF8.GetString(Read("README.md") ?? throw new InvalidOperationException("The model card is not in the assembly."));

    /// <summary>The picture, as SVG; null when this program has none.</summary>
    public static byte[]? Picture() => Read(ModelCard.Picture);

    private static byte[]? Read(string name)
    {
        using var stream = typeof(ModelCardFiles).Assembly.GetManifestResourceStream(Root + name);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
