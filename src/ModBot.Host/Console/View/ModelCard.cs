using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ModBot.Host.ConsoleDesk.View;

/// <summary>
/// Makes HTML of the model card. Only what the policy of the console lets through: no markup of its own, no picture but the one that is
/// inside the program, and no link but to a website; what points into the repository is plain text here.
/// </summary>
internal static class ModelCard
{
    /// <summary>The one picture a card may show, as the card names it.</summary>
    public const string Picture = "calibration.svg";

    // The page has a title and a section title already.
    private const int HeadingsBelow = 2;
    private const int LowestHeading = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Makes HTML of a card.</summary>
    /// <param name="markdown">The card.</param>
    /// <param name="picture">Where the picture is; null when there is none, so that its description stands instead.</param>
    public static string ToHtml(string markdown, string? picture)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(LowestHeading, heading.Level + HeadingsBelow);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Settle(link, picture);
        foreach (var link in document.Descendants<AutolinkInline>().Where(link => link.IsEmail || !IsWebsite(link.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));

        // What is wider than a phone scrolls, and whoever uses a keyboard must be able to scroll it.
        foreach (var wide in document.Descendants().Where(block => block is Table or CodeBlock)) wide.GetAttributes().AddProperty("tabindex", "0");

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.FindExact<CodeBlockRenderer>()!.OutputAttributesOnPre = true;
        renderer.Render(document);
        return writer.ToString();
    }

    private static void Settle(LinkInline link, string? picture)
    {
        if (link.IsImage && link.Url == Picture && picture is not null) link.Url = picture;
        else if (link.IsImage || !IsWebsite(link.Url)) link.ReplaceBy(new ContainerInline());
    }

    private static bool IsWebsite(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
