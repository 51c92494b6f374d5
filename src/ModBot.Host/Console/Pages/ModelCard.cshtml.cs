using ModBot.Host.ConsoleDesk.View;
using ModBot.Host.Pipeline;

namespace ModBot.Host.ConsoleDesk.Pages;

/// <summary>Which model is loaded, and the card of the one that came with the program.</summary>
internal sealed class ModelCardModel(ILoadedModel model) : ConsolePage
{
    /// <summary>Where the card's picture is.</summary>
    public const string PicturePath = "/model/calibration.svg";

    private static readonly Lazy<string> Rendered = new(() => ModelCard.ToHtml(ModelCardFiles.Card(), ModelCardFiles.Picture() is null ? null : PicturePath));

    /// <summary>Name of the loaded model; null while none is.</summary>
    public string? Version => model.Version;

    /// <summary>How it came about, in one line; null when it does not say.</summary>
    public string? Origin => model.Origin;

    /// <summary>The card as HTML, made of our own text without any markup of its own.</summary>
    public string Card { get; private set; } = string.Empty;

    public async Task OnGetAsync()
    {
        // Also says right after the start which model it is; a broken file is told by the health page and leaves the version empty.
        await model.TryLoadAsync(Cancellation);
        Card = Rendered.Value;
    }
}
