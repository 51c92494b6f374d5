using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;
using ModBot.Harness;

namespace ModBot.Classifiers.Tests.Features;

public sealed class SenseFeaturesTests
{
    private static readonly LexiconData Shipped = LexiconFiles.Read(Repository.PathOf("models", "lexicon"));

    [Fact]
    public void Extract_WordsOfOneSense_GiveTheSameFeatures()
    {
        var extractor = With(("soep", "food"), ("pannenkoek", "food"), ("koken", "eat"));
        SensesOf(extractor, "wij soep koken").ShouldBe(SensesOf(extractor, "wij pannenkoek koken"));
        SensesOf(extractor, "wij soep koken").ShouldNotBe(SensesOf(extractor, "wij koken soep"));
    }

    [Fact]
    public void Extract_WordsWithoutASense_GiveNone() => SensesOf(With(("soep", "food")), "wij gaan fietsen").ShouldBeEmpty();

    [Fact]
    public void Extract_NamedGroup_IsLeftOut()
    {
        // Even when somebody gives a group a sense, naming another group must not change a feature (A04).
        var data = Shipped with { Senses = [new SenseLine("turken", 0, -1), new SenseLine("soep", 1, -1)] };
        var extractor = new FeatureExtractor(WordCounts.Empty, new Lexicon(data));
        SensesOf(extractor, "turken eten soep").ShouldBe(SensesOf(extractor, "polen eten soep"));
    }

    [Fact]
    public void Senses_Shipped_AreKnownPlainAndMany()
    {
        Shipped.Senses.Count.ShouldBeGreaterThan(20_000);
        Shipped.Senses.Select(line => line.Word).ShouldBeUnique();
        Shipped.Senses.ShouldAllBe(line => line.Word.All(letter => char.IsAsciiLetterLower(letter) || letter == '\''));
        Shipped.Senses.SelectMany(line => new[] { line.First, line.Second }).Where(sense => sense >= 0).Distinct().Count().ShouldBe(Senses.Names.Length);
    }

    private static FeatureExtractor With(params (string Word, string Sense)[] words) =>
        new(WordCounts.Empty, new Lexicon(LexiconData.Empty with { Senses = [.. words.Select(word => new SenseLine(word.Word, Array.IndexOf(Senses.Names, word.Sense), -1))] }));

    private static uint[] SensesOf(FeatureExtractor extractor, string text)
    {
        var buffer = new FeatureBuffer();
        extractor.Extract(extractor.Read(text), text, buffer);
        return [.. buffer.Items.ToArray().Where(feature => feature.Family == FeatureFamily.Sense).Select(feature => feature.Key).Order()];
    }
}
