using System.Text.RegularExpressions;
using ModBot.Harness;

namespace ModBot.Host.Tests;

/// <summary>What the documents point at is there.</summary>
public sealed class DocumentTests
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "TestResults"];

    [Fact]
    public void EveryRelativeLink_LeadsSomewhere()
    {
        var documents = Documents(Repository.Root).ToList();
        documents.Count.ShouldBeGreaterThan(8);
        var links = documents.SelectMany(document => LinksIn(document).Select(link => (Document: document, Link: link))).ToList();
        links.Count.ShouldBeGreaterThan(10);

        links.Where(found => !LeadsSomewhere(found.Document, found.Link)).Select(found => $"{Path.GetRelativePath(Repository.Root, found.Document)}: {found.Link}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("README.md", true)]
    [InlineData("docs", true)]
    [InlineData("docs/configuration.md#host", true)]
    [InlineData("docs/configuration.md#nowhere", false)]
    [InlineData("docs/nowhere.md", false)]
    [InlineData("docs/images/nowhere.png", false)]
    [InlineData("#honest-limits", true)]
    [InlineData("#honest-lies", false)]
    [InlineData("../../../etc", false)]
    public void Link_IsJudgedByFileAndHeading(string link, bool leads) => LeadsSomewhere(Path.Combine(Repository.Root, "README.md"), link).ShouldBe(leads);

    private static IEnumerable<string> Documents(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotOurs.Contains(Path.GetFileName(inner))).SelectMany(Documents));

    private static IEnumerable<string> LinksIn(string document)
    {
        var text = Regex.Replace(File.ReadAllText(document), "(?ms)^```.*?^```|`[^`\n]*`", string.Empty);
        return Regex.Matches(text, "\\]\\(<?(?<link>[^)>\\s]+)>?(\\s+\"[^\"]*\")?\\)|^\\[[^\\]]+\\]:\\s*(?<link>\\S+)|(src|href)=\"(?<link>[^\"]+)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
            .Select(match => match.Groups["link"].Value)
            .Where(link => !Regex.IsMatch(link, "^[a-z][a-z0-9+.-]*:"));
    }

    private static bool LeadsSomewhere(string document, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(parts[0])));

        // Outside the repository nothing is there for whoever reads it elsewhere.
        if (!target.StartsWith(Repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || (!File.Exists(target) && !Directory.Exists(target))) return false;
        return parts.Length == 1 || !target.EndsWith(".md", StringComparison.Ordinal) || Anchors(target).Contains(parts[1]);
    }

    // As GitHub makes them of a heading: letters, digits and dashes, in lower case.
    private static IEnumerable<string> Anchors(string document) =>
        Regex.Matches(File.ReadAllText(document), "(?m)^#+ +(.+?)\\s*$").Select(match => Regex.Replace(match.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", string.Empty).Replace(' ', '-'));
}
