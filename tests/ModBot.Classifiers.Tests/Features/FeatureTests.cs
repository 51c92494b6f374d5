using ModBot.Classifiers.Features;
using ModBot.Classifiers.Tests.Support;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Tests.Features;

public sealed class FeatureTests
{
    private static readonly LexiconData Data = new(
        [
            new ClassLine(ClassOf("grp_pl"), 0, ["turken"]),
            new ClassLine(ClassOf("grp_pl"), 1, ["moslims"]),
            new ClassLine(ClassOf("badq"), -1, ["dom"]),
            new ClassLine(ClassOf("neg"), -1, ["niet"]),
        ],
        [],
        [],
        []);

    private static readonly FeatureExtractor Extractor = new(WordCounts.Empty, new Lexicon(Data));

    [Fact]
    public void Key_KnownName_NeverChanges()
    {
        // The keys are part of the model format: another value here needs a new format version.
        var name = FeatureHash.Add(FeatureHash.Start(FeatureFamily.Word, 0), FeatureHash.OfText("sukkel"));
        FeatureHash.Key(name).ShouldBe(2158873477u);
    }

    [Fact]
    public void Extract_OtherGroup_OnlyTheGroundDiffers()
    {
        var difference = Keys("alle turken zijn dom").Except(Keys("alle moslims zijn dom")).ToList();
        difference.ShouldNotBeEmpty();
        difference.ShouldAllBe(feature => feature.Family == FeatureFamily.Ground);
    }

    [Fact]
    public void Extract_RepeatedWord_SaysNoMoreThanOnce() => Keys("dom").ShouldBeSubsetOf(Keys("dom dom dom dom"));

    [Fact]
    public void Extract_Negation_GivesOtherPairs()
    {
        var plain = Keys("turken zijn dom").Where(feature => feature.Family == FeatureFamily.Pair).ToList();
        var negated = Keys("turken zijn niet dom").Where(feature => feature.Family == FeatureFamily.Pair).ToList();
        negated.Except(plain).ShouldNotBeEmpty();
    }

    [Fact]
    public void Extract_HostileText_TokenNumbersExist()
    {
        var buffer = new FeatureBuffer();
        foreach (var text in HostileTexts.Of(seed: 3, count: 1500))
        {
            var tagged = Extractor.Read(text);
            Extractor.Extract(tagged, text, buffer);
            foreach (var feature in buffer.Items)
            {
                feature.Last.ShouldBeLessThan(tagged.Tokens.Count);
                feature.First.ShouldBeLessThanOrEqualTo(feature.Last);
            }
        }
    }

    [Fact]
    public void Add_ManyFeatures_EachIsKeptOnce()
    {
        var buffer = new FeatureBuffer();
        for (var round = 0; round < 2; round++)
        {
            for (ulong name = 0; name < 9000; name++) buffer.Add(FeatureHash.Add(1, name), FeatureFamily.Word, 0, 0);
        }

        buffer.Count.ShouldBe(9000);
    }

    [Fact]
    public void Find_KnownAndUnknownKeys_NumberAndMinusOne()
    {
        var space = new FeatureSpace([3, 9, 4_000_000_000], [FeatureFamily.Word, FeatureFamily.Char, FeatureFamily.Word], [1, 1, 1], new float[FamilyWeights.Count]);
        space.Find(9).ShouldBe(1);
        space.Find(4_000_000_000).ShouldBe(2);
        space.Find(8).ShouldBe(-1);
    }

    private static HashSet<(uint Key, FeatureFamily Family)> Keys(string text)
    {
        var buffer = new FeatureBuffer();
        Extractor.Extract(Extractor.Read(text), text, buffer);
        return [.. buffer.Items.ToArray().Select(feature => (feature.Key, feature.Family))];
    }

    private static int ClassOf(string name) => TagClasses.TryParse(name, out var number) ? number : throw new ArgumentOutOfRangeException(nameof(name), name, "No such class.");
}
