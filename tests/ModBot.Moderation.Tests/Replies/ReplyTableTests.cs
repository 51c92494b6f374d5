using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Tests.Replies;

public sealed class ReplyTableTests
{
    private const string Good = "T01\tgroup_norm\t1-2\tall\twarm\tpublic\tany\t-\tany\t-\tHoi {naam}.\tHi {name}.";

    [Fact]
    public void All_Shipped_AreInOrder()
    {
        ReplyLibrary.All.Select(template => template.Id).ShouldBe(Enumerable.Range(1, 33).Select(number => $"T{number:00}"));
        ReplyLibrary.All.Select(template => template.Text.Nl).ShouldBeUnique();
        ReplyLibrary.Find("T09")!.Ground.ShouldBe(Ground.Religion);
        ReplyLibrary.Find("T03")!.Audiences.ShouldBe([ReplyAudience.Public, ReplyAudience.Author]);
        ReplyLibrary.Find("T34").ShouldBeNull();
    }

    [Fact]
    public void All_Shipped_HaveTheTextsOfTheDomain()
    {
        ReplyLibrary.Find("T01")!.Text.ShouldBe(new LocalizedText(
            "Hé, tandje zachter. In deze groep praten we met respect over en met elkaar.",
            "Hey, let's take it down a notch. Here we speak with and about each other with respect."));
        ReplyLibrary.Find("T19")!.SlotsIn("nl").ShouldBe(["tijd", "nr", "regel", "bezwaar"]);
        ReplyLibrary.Find("T19")!.SlotsIn("en").ShouldBe(["time", "nr", "rule", "appeal"]);
        ReplyLibrary.Find("T30")!.Text.En.ShouldEndWith("Together is stronger.");
    }

    [Fact]
    public void All_Shipped_SayTheMessageIsGoneOnlyWhereMarked()
    {
        string[] claims = ["is weg,", "is weg.", "is weggehaald"];
        foreach (var template in ReplyLibrary.All)
        {
            template.SaysMessageIsGone.ShouldBe(claims.Any(claim => template.Text.Nl.Contains(claim, StringComparison.Ordinal)), template.Id);
        }
    }

    [Fact]
    public void Strategies_HaveNoHumour_A24() => Enum.GetNames<ReplyStrategy>().ShouldNotContain(name => name.Contains("Humo", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Parse_GoodRow_IsRead()
    {
        var template = ReplyTable.Parse($"{ReplyTable.Heading}\r\n{Good}\r\n").ShouldHaveSingleItem();
        template.FromStep.ShouldBe(Step.Negativity);
        template.ToStep.ShouldBe(Step.Bullying);
        template.SlotsIn("en").ShouldBe(["name"]);
    }

    [Theory]
    [InlineData("T01", "T02", "expected T01")]
    [InlineData("group_norm", "humour", "not a ReplyStrategy")]
    [InlineData("group_norm", "GroupNorm", "not a ReplyStrategy")]
    [InlineData("1-2", "2-1", "backwards")]
    [InlineData("1-2", "5", "from 0 to 4")]
    [InlineData("1-2", "1–2", "from 0 to 4")]
    [InlineData("\tall\t", "\tnobody\t", "not a Ground")]
    [InlineData("public", "public,everyone", "not a ReplyAudience")]
    [InlineData("any\t-\tany", "maybe\t-\tany", "not one of")]
    [InlineData("any\t-\tany", "any\tsunday\tany", "not one of")]
    [InlineData("any\t-\tany", "any\t-\tgone", "not one of")]
    [InlineData("{name}", "you", "number of slots")]
    [InlineData("{naam}", "{Naam}", "braces")]
    [InlineData("{naam}", "{naam", "braces")]
    [InlineData("{naam}", "{naam} {naam}", "twice")]
    [InlineData("Hoi", " Hoi", "spaces")]
    [InlineData("\twarm", "", "expected 12 fields")]
    [InlineData("warm", "", "empty")]
    public void Parse_BadRow_SaysWhereAndWhat(string good, string bad, string problem)
    {
        var text = $"{ReplyTable.Heading}\n{Good.Replace(good, bad, StringComparison.Ordinal)}\n";
        var error = Should.Throw<FormatException>(() => ReplyTable.Parse(text));
        error.Message.ShouldStartWith("templates.tsv, line 2: ");
        error.Message.ShouldContain(problem);
    }

    [Fact]
    public void Parse_TextTooLong_IsRefused()
    {
        var text = $"{ReplyTable.Heading}\n{Good.Replace("Hoi", new string('a', DecisionRules.MaxReplyLength), StringComparison.Ordinal)}\n";
        Should.Throw<FormatException>(() => ReplyTable.Parse(text)).Message.ShouldContain("280");
    }

    [Fact]
    public void Parse_OtherHeadingOrEmptyLine_IsRefused()
    {
        Should.Throw<FormatException>(() => ReplyTable.Parse(Good)).Message.ShouldContain("line 1");
        Should.Throw<FormatException>(() => ReplyTable.Parse($"{ReplyTable.Heading}\n\n{Good}\n")).Message.ShouldContain("line 2");
        Should.Throw<FormatException>(() => ReplyReasons.Parse("key\tnl\ten\na\tb\tc\na\tb\tc\n")).Message.ShouldContain("line 3");
    }
}
