using ModBot.Classifiers.Features;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Tests.Features;

public sealed class TaggerTests
{
    private static readonly LexiconData Data = new(
        [
            Line("ins", "sukkel;domme gast"),
            Line("dis", "kanker*"),
            Line("grp_pl", "turken"),
            Line("viol", "schiet"),
        ],
        [new WeakLine(["red pill"], "een idee", "an idea")],
        [new JokeLine(["grapje", "grapje toch", "/s"], Grey: true), new JokeLine(["😂"], Grey: false)],
        []);

    [Fact]
    public void Tag_LongestPhrase_Wins()
    {
        var tokens = Tag("jij domme gast").Tokens;
        tokens.Select(token => token.Classes != 0).ShouldBe([false, true, true]);
    }

    [Fact]
    public void Tag_Stem_MatchesCompound() => Tag("kankerding").Tokens[0].Primary.ShouldBe(ClassOf("dis"));

    [Theory]
    [InlineData("sukkel, grapje toch", JokeLabel.Said)]
    [InlineData("sukkel 😂😂", JokeLabel.Laugh)]
    [InlineData("sukkel /s", JokeLabel.Said)]
    [InlineData("sukkel", JokeLabel.None)]
    public void Tag_JokeLabel_IsTakenOutAndRemembered(string text, object label)
    {
        var tagged = Tag(text);
        tagged.Tokens.Select(token => token.Token.Text.ToString()).ShouldBe(["sukkel"]);
        tagged.Joke.ShouldBe((JokeLabel)label);
    }

    [Fact]
    public void Tag_LoneWeakTerm_IsTakenOut()
    {
        var tagged = Tag("wat is red pill eigenlijk");
        tagged.WeakTerm.ShouldBe(0);
        tagged.Tokens.Select(token => token.Token.Text.ToString()).ShouldBe(["wat", "is", "eigenlijk"]);
    }

    [Fact]
    public void Tag_WeakTermBesideAHostileWord_Counts()
    {
        var tagged = Tag("red pill sukkel");
        tagged.WeakTerm.ShouldBe(-1);
        tagged.Tokens.Count.ShouldBe(3);
    }

    [Fact]
    public void Tag_PlainText_LosesNothing()
    {
        var tagged = Tag("hallo");
        tagged.Tokens.Count.ShouldBe(1);
        tagged.WeakTerm.ShouldBe(-1);
        tagged.Joke.ShouldBe(JokeLabel.None);
    }

    private static TaggedText Tag(string text) => new Tagger(new Lexicon(Data)).Tag(new Normalizer(WordCounts.Empty).Read(text));

    private static ClassLine Line(string name, string terms) => new(ClassOf(name), -1, terms.Split(';'));

    private static int ClassOf(string name) => TagClasses.TryParse(name, out var number) ? number : throw new ArgumentOutOfRangeException(nameof(name), name, "No such class.");
}
