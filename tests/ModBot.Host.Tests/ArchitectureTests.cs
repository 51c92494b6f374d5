using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ModBot.Host.Tests;

/// <summary>The "never" lines of DESIGN §3, on the compiled assemblies.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Moderation = typeof(Moderation.Ladder.Step).Assembly;
    private static readonly Assembly Classifiers = typeof(Classifiers.Model.ModelFile).Assembly;
    private static readonly Assembly Adapters = typeof(Adapters.Contract.IPlatformAdapter).Assembly;
    private static readonly Assembly HostAssembly = typeof(ModBot.Host.Setup.ModBotApp).Assembly;

    private static readonly string[] PlatformNames = ["Discord", "Telegram", "Instagram", "Facebook", "YouTube", "WhatsApp", "TikTok", "Snapchat", "Mastodon"];

    [Fact]
    public void Moderation_References_FrameworkOnly() => OwnReferences(Moderation).ShouldBeEmpty();

    [Fact]
    public void Classifiers_References_ModerationOnly() => OwnReferences(Classifiers).ShouldBe(["ModBot.Moderation"]);

    [Fact]
    public void Adapters_References_ModerationOnly() => OwnReferences(Adapters).ShouldBe(["ModBot.Moderation"]);

    [Fact]
    public void Host_References_AllOthers() =>
        OwnReferences(HostAssembly).ShouldBe(["ModBot.Adapters", "ModBot.Classifiers", "ModBot.Moderation"]);

    [Theory]
    [InlineData("System.Text.Json")]
    [InlineData("System.Net.Http")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Extensions")]
    [InlineData("Microsoft.Data")]
    public void Moderation_NeverReferences(string prefix) =>
        References(Moderation).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Extensions.DependencyInjection")]
    [InlineData("Microsoft.Extensions.Configuration")]
    [InlineData("Microsoft.Extensions.Hosting")]
    public void ClassifiersAndAdapters_KnowNoHosting(string prefix)
    {
        References(Classifiers).Concat(References(Adapters)).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // Texts go through both; neither has a way to send, log or print one.
    [Theory]
    [InlineData("System.Net")]
    [InlineData("System.IO.Pipes")]
    [InlineData("System.Console")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.Diagnostics.TraceSource")]
    [InlineData("System.Diagnostics.DiagnosticSource")]
    [InlineData("Microsoft.Extensions.Logging")]
    [InlineData("Microsoft.Data")]
    public void ModerationAndClassifiers_HaveNoWayOut(string prefix) =>
        References(Moderation).Concat(References(Classifiers)).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void ModerationAndClassifiers_NoTextNamesAPlatform()
    {
        foreach (var assembly in new[] { Moderation, Classifiers })
        {
            var literals = Literals(assembly).ToList();
            literals.Count.ShouldBeGreaterThan(100);
            literals.Where(text => PlatformNames.Any(platform => text.Contains(platform, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void ModerationAndClassifiers_NameNoPlatform()
    {
        foreach (var assembly in new[] { Moderation, Classifiers })
        {
            var names = assembly.GetTypes().SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(member => $"{type.FullName}.{member.Name}"));
            names.Where(name => PlatformNames.Any(platform => name.Contains(platform, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        }
    }

    [Fact]
    public void NoMethod_IsAsyncVoid()
    {
        var asyncVoid = new[] { Moderation, Classifiers, Adapters, HostAssembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(void) && method.GetCustomAttribute<System.Runtime.CompilerServices.AsyncStateMachineAttribute>() is not null)
            .Select(method => $"{method.DeclaringType}.{method.Name}");
        asyncVoid.ShouldBeEmpty();
    }

    private static IEnumerable<string> Literals(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle)) yield return metadata.GetUserString(handle);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> OwnReferences(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("ModBot.", StringComparison.Ordinal) || name == "modbot").Order(StringComparer.Ordinal);
}
