using FsCheck;
using FsCheck.Fluent;
using ModBot.Adapters.Contract;
using ModBot.Adapters.Discord;

namespace ModBot.Adapters.Tests.Discord;

public sealed class DiscordMarkupTests
{
    [Theory]
    [InlineData("gewoon", "gewoon")]
    [InlineData("**vet** _schuin_ ~~weg~~ `code`", @"\*\*vet\*\* \_schuin\_ \~\~weg\~\~ \`code\`")]
    [InlineData("||geheim||", @"\|\|geheim\|\|")]
    [InlineData("> citaat", @"\> citaat")]
    [InlineData("# kop", @"\# kop")]
    [InlineData("- lijst", @"\- lijst")]
    [InlineData("1. lijst", @"1\. lijst")]
    [InlineData("om 3.14 uur", "om 3.14 uur")]
    [InlineData("ja\n 12. lijst", "ja\n 12\\. lijst")]
    [InlineData("[tekst](https://x.nl)", @"\[tekst\]\(https\://x.nl\)")]
    [InlineData("<@1> <#2> <@&3> <t:4> <:a:5> @here", @"\<\@1\> \<\#2\> \<\@&3\> \<t\:4\> \<\:a\:5\> \@here")]
    [InlineData(@"\", @"\\")]
    [InlineData("😀", "😀")]
    public void Escape_LeavesNoMarkup(string text, string escaped) => DiscordText.Escape(text).ShouldBe(escaped);

    [Fact]
    public void Escape_HalfCharacter_BecomesWhole() => DiscordText.Escape("a\ud83d").ShouldBe("a\ufffd");

    [Fact]
    public void Shorten_NeverCutsACharacter() => DiscordText.Shorten("ab😀cd", 4).ShouldBe("ab…");

    [Fact]
    public void Escape_AnyText_EveryMarkHasItsBackslash() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var escaped = DiscordText.Escape(text.Get);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] == '\\') at++;
            else if (@"*_~|`<>[]()#@:".Contains(escaped[at])) return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spoiler_AnyText_CannotBeLeftEarly() => Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), hidden =>
    {
        var secret = hidden.Get.ReplaceLineEndings(" ").Replace("\n", " ", StringComparison.Ordinal);
        var markdown = DiscordMarkup.Inline(new DeskText($"a{secret}b", [new DeskSpan(1, secret.Length, DeskStyle.Spoiler)]));

        // Discord's own reading: from the first two bars to the next two.
        var start = markdown.IndexOf("||", StringComparison.Ordinal);
        var end = markdown.IndexOf("||", start + 2, StringComparison.Ordinal);
        return start >= 1 && markdown[(end + 2)..] == "b";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Blocks_HiddenLines_StandByThemselves()
    {
        var blocks = DiscordMarkup.Blocks(new DeskText("kop\neen\n\ntwee\nstaart", [new DeskSpan(4, 10, DeskStyle.Spoiler)]));

        blocks.ShouldBe([new DiscordBlock("kop", false), new DiscordBlock("een\n\ntwee", true), new DiscordBlock("staart", false)]);
    }

    [Fact]
    public void Blocks_PartOfALine_IsHiddenBetweenBars() =>
        DiscordMarkup.Blocks(new DeskText("wie: sam", [new DeskSpan(5, 3, DeskStyle.Spoiler)])).ShouldBe([new DiscordBlock("wie\\: ||\u200bsam\u200b||", false)]);

    [Fact]
    public void Inline_NestedStyles_CloseInOrder() =>
        DiscordMarkup.Inline(new DeskText("abc", [new DeskSpan(0, 3, DeskStyle.Quote), new DeskSpan(0, 3, DeskStyle.Spoiler), new DeskSpan(1, 1, DeskStyle.Bold)]))
            .ShouldBe("> ||\u200ba\u200b||||\u200b**b**\u200b||||\u200bc\u200b||");

    [Fact]
    public void Pages_KeepEveryCharacterAndStyle()
    {
        var text = new DeskText("een twee\ndrie vier", [new DeskSpan(4, 9, DeskStyle.Bold)]);

        var pages = DiscordMarkup.Pages(text, 10).ToList();

        string.Concat(pages.Select(page => page.Text)).ShouldBe(text.Text);
        pages[0].Spans.ShouldBe([new DeskSpan(4, 5, DeskStyle.Bold)]);
        pages[1].Spans.ShouldBe([new DeskSpan(0, 4, DeskStyle.Bold)]);
    }

    [Fact]
    public void Prompt_ManyHiddenLinesAndButtons_StaysWithinForty()
    {
        var text = string.Join('\n', Enumerable.Range(0, 40).Select(number => number % 2 == 0 ? "open" : "dicht"));
        var spans = new List<DeskSpan>();
        for (var at = text.IndexOf("dicht", StringComparison.Ordinal); at >= 0; at = text.IndexOf("dicht", at + 1, StringComparison.Ordinal)) spans.Add(new DeskSpan(at, 5, DeskStyle.Spoiler));
        var row = Enumerable.Range(0, 5).Select(number => new DeskButton("x", $"b{number}")).ToList();

        var prompt = DiscordViews.Prompt(new DeskView(new DeskText(text, spans), [row, row, row, row, row]));

        prompt.Components!.Sum(part => 1 + (part.Components?.Count ?? 0)).ShouldBeLessThanOrEqualTo(40);
        prompt.Components![0].Components![0].Content!.ShouldContain("||\u200bdicht\u200b||");
    }
}
