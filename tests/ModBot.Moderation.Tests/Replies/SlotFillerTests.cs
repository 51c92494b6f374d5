using FsCheck;
using FsCheck.Fluent;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Replies;

namespace ModBot.Moderation.Tests.Replies;

public sealed class SlotFillerTests
{
    [Fact]
    public void Fill_AllSlots_IsComplete()
    {
        var reply = ReplyLibrary.Find("T04")!.Fill("nl", Values(("onderwerp", "voetbal")));
        reply.ShouldSatisfyAllConditions(
            () => reply.Text.ShouldBe("We zijn hier allemaal voor voetbal. Zullen we het daar weer over hebben?"),
            () => reply.IsComplete.ShouldBeTrue());
        ReplyLibrary.Find("T04")!.Fill("en", Values(("topic", "football"))).Text.ShouldStartWith("We're all here for football.");
    }

    [Fact]
    public void Fill_MissingOrEmpty_StaysOpen()
    {
        var reply = ReplyLibrary.Find("T19")!.Fill("nl", Values(("nr", "3"), ("regel", " \u200B\n "), ("iets", "x")));
        reply.OpenSlots.ShouldBe(["tijd", "regel", "bezwaar"]);
        reply.Text.ShouldContain("{tijd}");
        SlotFiller.OpenSlotsIn(reply.Text).ShouldBe(["tijd", "regel", "bezwaar"]);
        SlotFiller.OpenSlotsIn("{lachend} gewoon tekst").ShouldBeEmpty();
    }

    [Fact]
    public void FillText_EditedDraft_FillsOnlySlotsOfTheLibrary()
    {
        var reply = SlotFiller.FillText("Hoi {naam} {lol}, tot {tijd}!", Values(("naam", "@Sam"), ("lol", "x")));
        reply.Text.ShouldBe("Hoi Sam {lol}, tot {tijd}!");
        reply.OpenSlots.ShouldBe(["tijd"]);
    }

    [Fact]
    public void Fill_OtherLanguage_Throws() =>
        Should.Throw<ArgumentException>(() => ReplyLibrary.Find("T04")!.Fill("fr", Values())).Message.ShouldContain("fr");

    [Theory]
    [InlineData("onderwerp", "@everyone", "everyone")]
    [InlineData("onderwerp", "<@&123>", "&123")]
    [InlineData("onderwerp", "**hard** ||weg|| `code`", "hard weg code")]
    [InlineData("onderwerp", "een_twee", "een twee")]
    [InlineData("onderwerp", "/ban iedereen", "ban iedereen")]
    [InlineData("onderwerp", "https://example.org/x", "https:example.org/x")]
    [InlineData("onderwerp", "sport/muziek", "sport/muziek")]
    [InlineData("onderwerp", "#1 [hier](daar)", "1 (hier)(daar)")]
    [InlineData("onderwerp", "a\r\nb\u2028c\td", "a b c d")]
    [InlineData("onderwerp", "a\u202Eb\u200Bc\u0007d", "abc d")]
    [InlineData("onderwerp", "{naam}", "(naam)")]
    [InlineData("naam", "win.example", "win example")]
    [InlineData("naam", "Ümit 👩‍🚀", "Ümit 👩‍🚀")]
    [InlineData("bron", "NOS.nl", "NOS.nl")]
    public void Clean_HostileValue_IsPlainText(string slot, string value, string expected) => SlotValue.Clean(slot, value).ShouldBe(expected);

    [Theory]
    [InlineData("https://www.movisie.nl/artikel?a=1", "https://www.movisie.nl/artikel?a=1")]
    [InlineData("https://example.org/a_b*c", "https://example.org/a%5Fb%2Ac")]
    [InlineData("http://example.org/", "")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("https://bank.nl@evil.example/", "")]
    [InlineData("geen link", "")]
    public void Clean_Link_OnlyPlainHttps(string value, string expected) => SlotValue.Clean("link", value).ShouldBe(expected);

    [Fact]
    public void Clean_LongValue_IsCutBetweenCharacters()
    {
        SlotValue.Clean("onderwerp", new string('a', 500)).ShouldBe(new string('a', SlotValue.MaxLength - 1) + "…");
        SlotValue.Clean("onderwerp", string.Concat(Enumerable.Repeat("👩‍🚀", 60))).Replace("👩‍🚀", string.Empty, StringComparison.Ordinal).ShouldBe("…");
        SlotValue.Clean("onderwerp", "e" + new string('\u0301', 400)).ShouldBeEmpty();
    }

    [Fact]
    public void Fill_AnyValue_StaysOneLineOfPlainTextThatFits()
    {
        var odd = Gen.Elements("@", "{", "}", "\n", "\u202E", "\uD83D", "a", "Z", " ", "👩‍🚀", "`", "<", "_", "\u0301", "﷽", "/");
        var values = odd.ArrayOf().Resize(300).Select(string.Concat);
        var property = Prop.ForAll(values.ToArbitrary(), value => ReplyLibrary.All.All(template => ((string[])["nl", "en"]).All(language =>
        {
            var reply = template.Fill(language, template.SlotsIn(language).ToDictionary(slot => slot, _ => value, StringComparer.Ordinal));
            var bare = reply.OpenSlots.Aggregate(reply.Text, (text, slot) => text.Replace($"{{{slot}}}", string.Empty, StringComparison.Ordinal));
            return !bare.Any(character => char.IsControl(character) || "@{}<>`_*~|\\#\u202E\u2028".Contains(character, StringComparison.Ordinal))
                && bare.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
        })));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20261124, 9), property);
    }

    [Fact]
    public void Fill_LongestValues_StayWithinTheLongestReply()
    {
        foreach (var template in ReplyLibrary.All)
        {
            foreach (var language in new[] { "nl", "en" })
            {
                var values = template.SlotsIn(language).ToDictionary(slot => slot, slot => slot is "nr" ? "12" : slot is "tijd" or "time" ? "14:05" : new string('a', 500), StringComparer.Ordinal);
                template.Fill(language, values).Text.Length.ShouldBeLessThanOrEqualTo(
                    template.Audiences.Contains(ReplyAudience.Public) ? DecisionRules.MaxReplyLength : DecisionRules.MaxPrivateLength, template.Id);
            }
        }
    }

    private static Dictionary<string, string> Values(params (string Slot, string Value)[] values) => values.ToDictionary(pair => pair.Slot, pair => pair.Value, StringComparer.Ordinal);
}
