using ModBot.Classifiers.Model;

namespace ModBot.Classifiers.Tests.Support;

/// <summary>The model of this release, loaded once for all tests.</summary>
internal static class ShippedModel
{
    private static readonly Lazy<LadderClassifier> Loaded = new(() => ModelFile.Load(Repository.PathOf("models", "ladder.model")));

    public static LadderClassifier Classifier => Loaded.Value;
}

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string PathOf(params string[] parts)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ModBot.sln"))) return Path.Combine([directory.FullName, .. parts]);
        }

        throw new InvalidOperationException("The tests do not run below the repository.");
    }
}
