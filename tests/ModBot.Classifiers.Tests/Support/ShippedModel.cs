using ModBot.Classifiers.Model;
using ModBot.Harness;

namespace ModBot.Classifiers.Tests.Support;

/// <summary>The model of this release, loaded once for all tests.</summary>
internal static class ShippedModel
{
    private static readonly Lazy<LadderClassifier> Loaded = new(() => ModelFile.Load(Repository.PathOf("models", "ladder.model")));

    public static LadderClassifier Classifier => Loaded.Value;
}
