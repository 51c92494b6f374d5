using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using ModBot.Moderation.Cases;

namespace ModBot.Moderation.Tests.Architecture;

/// <summary>The "never" lines of DESIGN §3 for Moderation, read from the compiled assembly.</summary>
public sealed class ModerationAssemblyTests : IDisposable
{
    private static readonly Regex PlatformName = new(
        "discord|telegram|instagram|facebook|youtube|whatsapp|tiktok|snapchat|twitter|reddit|twitch|slack|mastodon", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly PEReader file = new(File.OpenRead(typeof(CaseCard).Assembly.Location));
    private readonly MetadataReader metadata;

    public ModerationAssemblyTests() => metadata = file.GetMetadataReader();

    public void Dispose() => file.Dispose();

    [Fact]
    public void References_AreTheFrameworkOnly()
    {
        var names = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToList();
        names.ShouldNotBeEmpty();
        names.ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal) || name == "netstandard");
        names.ShouldNotContain(name => Regex.IsMatch(name, @"^System\.(Text\.Json|Net|Data|Private\.Xml|Xml|IO\.(FileSystem|Pipes|Compression)|Diagnostics\.Process|Console)"));
    }

    [Fact]
    public void Types_AreWithoutIoClockChanceAndWire()
    {
        string[] namespaces = ["System.Text.Json", "System.Net", "System.Data", "System.Xml", "Microsoft"];
        string[] types =
        [
            "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.FileStream", "System.IO.FileInfo", "System.Console",
            "System.Random", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Threading.Thread", "System.Threading.Timer", "System.Guid",
        ];
        var used = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => (Namespace: metadata.GetString(type.Namespace), Name: metadata.GetString(type.Name))).ToList();
        used.ShouldNotBeEmpty();
        used.Where(type => namespaces.Any(name => type.Namespace == name || type.Namespace.StartsWith(name + ".", StringComparison.Ordinal))
                && type is not { Namespace: "Microsoft.CodeAnalysis" }).ShouldBeEmpty();
        used.Select(type => $"{type.Namespace}.{type.Name}").Intersect(types).ShouldBeEmpty();
    }

    [Fact]
    public void Members_ReadNoClockAndNoEnvironment()
    {
        var outside = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name), Member: metadata.GetString(member.Name)))
            .Where(member => member.Type is "DateTime" or "DateTimeOffset" or "TimeProvider" && member.Member is "get_Now" or "get_UtcNow" or "get_Today" or "get_System"
                || member.Type == "Environment" && member.Member != "get_CurrentManagedThreadId"); // every iterator has that one
        outside.ShouldBeEmpty();
    }

    [Fact]
    public void NamesAndTexts_NameNoPlatform()
    {
        var texts = Literals().Concat(Identifiers()).Concat(Resources()).ToList();
        texts.Count.ShouldBeGreaterThan(500);
        texts.ShouldContain(text => text.Contains("Hé, tandje zachter", StringComparison.Ordinal), "the templates are read too");
        texts.Where(text => PlatformName.IsMatch(text)).ShouldBeEmpty();
    }

    [Fact]
    public void Texts_AvoidOffenderAndVictim()
    {
        var words = new Regex(@"\b(dader|slachtoffer|offender|victim|perpetrator)s?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
        Literals().Concat(Resources()).Concat(Identifiers()).Where(text => words.IsMatch(text)).ShouldBeEmpty();
    }

    private IEnumerable<string> Literals()
    {
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle)) yield return metadata.GetUserString(handle);
    }

    private IEnumerable<string> Identifiers()
    {
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            yield return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
            foreach (var field in type.GetFields()) yield return metadata.GetString(metadata.GetFieldDefinition(field).Name);
            foreach (var method in type.GetMethods()) yield return metadata.GetString(metadata.GetMethodDefinition(method).Name);
            foreach (var property in type.GetProperties()) yield return metadata.GetString(metadata.GetPropertyDefinition(property).Name);
        }

        foreach (var parameter in metadata.MethodDefinitions.SelectMany(handle => metadata.GetMethodDefinition(handle).GetParameters()))
        {
            yield return metadata.GetString(metadata.GetParameter(parameter).Name);
        }
    }

    private static IEnumerable<string> Resources()
    {
        var assembly = typeof(CaseCard).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            yield return name;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
