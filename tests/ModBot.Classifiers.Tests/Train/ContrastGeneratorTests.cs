using ModBot.Classifiers.Train;
using ModBot.Harness;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers.Tests.Train;

public sealed class ContrastGeneratorTests
{
    private static readonly Grammar Shipped = Grammar.Read(Repository.PathOf("models", "grammar"));

    [Fact]
    public void Make_SameSeed_SameSentences() =>
        new ContrastGenerator(Shipped, 7).Make(500, 1).Select(row => (row.Text, row.Step)).ShouldBe(new ContrastGenerator(Shipped, 7).Make(500, 1).Select(row => (row.Text, row.Step)));

    [Fact]
    public void Make_Many_AreFilledInOnceEachInBothLanguages()
    {
        var rows = new ContrastGenerator(Shipped, 1).Make(4000, 0.1f);
        rows.ShouldAllBe(row => !row.Text.Contains('{') && !row.Text.Contains('}') && row.StepOnly);
        rows.Select(row => row.Text).ShouldBeUnique();
        rows.Count(row => row.Language == "nl").ShouldBe(2000);
        foreach (var step in new[] { Step.None, Step.Negativity, Step.Discrimination, Step.Extremism }) rows.Count(row => row.Step == step).ShouldBeGreaterThan(200, step.ToString());
    }

    [Theory]
    [InlineData("core.tsv", "contempt\tnl\tniemand\tniemand", "{T}")]
    [InlineData("core.tsv", "comtempt\tnl\t{T} zijn dom\t{T} dom zijn", "comtempt")]
    [InlineData("frame.tsv", "avoid\tnl\tniet waar: {M}", "avoid")]
    [InlineData("target.tsv", "gruop\tnl\tturken\torigin", "gruop")]
    public void Read_BrokenLine_SaysWhereAndWhat(string file, string line, string what)
    {
        var folder = Directory.CreateTempSubdirectory("modbot-grammar-");
        try
        {
            foreach (var name in new[] { "core.tsv", "frame.tsv", "target.tsv" }) File.Copy(Repository.PathOf("models", "grammar", name), Path.Combine(folder.FullName, name));
            File.AppendAllText(Path.Combine(folder.FullName, file), line + "\n");

            var message = Should.Throw<InvalidDataException>(() => Grammar.Read(folder.FullName)).Message;
            message.ShouldContain(file);
            message.ShouldContain(what);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
