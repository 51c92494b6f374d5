using ModBot.Classifiers.Features;
using ModBot.Harness;

namespace ModBot.Classifiers.Tests.Features;

public sealed class LexiconFilesTests
{
    [Fact]
    public void Read_ShippedLexicon_IsWellFormed()
    {
        var data = LexiconFiles.Read(Repository.PathOf("models", "lexicon"));
        data.Classes.SelectMany(line => line.Terms).Count().ShouldBeGreaterThan(2000);
        data.Weak.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Read_WeakTerms_MeaningDoesNotRepeatTheTerm()
    {
        // The meaning is shown to a person, and a reply may not repeat what it explains.
        foreach (var line in LexiconFiles.Read(Repository.PathOf("models", "lexicon")).Weak)
        {
            foreach (var term in line.Terms)
            {
                line.MeaningNl.ShouldNotContain(term, Case.Insensitive);
                line.MeaningEn.ShouldNotContain(term, Case.Insensitive);
            }
        }
    }

    [Theory]
    [InlineData("class\tground\tterms\nbestaatniet\t-\ta", "unknown class 'bestaatniet'")]
    [InlineData("class\tground\tterms\nins\tmaan\ta", "unknown ground 'maan'")]
    [InlineData("class\tground\tterms\nins\ta", "not three fields")]
    public void Read_BrokenLine_SaysWhichAndWhy(string content, string expected)
    {
        var directory = Directory.CreateTempSubdirectory("modbot-lexicon").FullName;
        File.WriteAllText(Path.Combine(directory, "words.tsv"), content);
        var error = Should.Throw<InvalidDataException>(() => LexiconFiles.Read(directory));
        error.Message.ShouldContain("Line 2");
        error.Message.ShouldContain(expected);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void Read_NoDirectory_SaysWhere() => Should.Throw<InvalidDataException>(() => LexiconFiles.Read("/does/not/exist")).Message.ShouldContain("/does/not/exist");
}
