using FsCheck;
using FsCheck.Fluent;
using ModBot.Moderation.Cases;
using ModBot.Moderation.Ladder;

namespace ModBot.Moderation.Tests.Cases;

public sealed class MaskedTextTests
{
    private const string D = MaskedText.Dots;

    [Fact]
    public void Of_PositiveReason_MasksTheWholeWord()
    {
        var masked = MaskedText.Of("jij bent een rotzak, echt", [new ReasonSpan(14, 3, 0.8)], []);
        masked.Text.ShouldBe($"jij bent een {D} echt");
        masked.Masks.ShouldBe([13..18]);
        masked.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void Of_WordsOfAnyLength_SameDots() =>
        MaskedText.Of("ei", [new ReasonSpan(0, 2, 1)], []).Text.ShouldBe(MaskedText.Of(new string('x', 90), [new ReasonSpan(0, 90, 1)], []).Text);

    [Theory]
    [InlineData("r o t z a k", 0, 11)]
    [InlineData("r. o. t. z. a. k", 0, 16)]
    [InlineData("r o t z a k", 4, 1)]
    public void Of_LettersApart_AreOneWord(string text, int start, int length) =>
        MaskedText.Of(text, [new ReasonSpan(start, length, 1)], []).Text.ShouldBe(D);

    [Fact]
    public void Of_SpanAcrossWords_MasksEach() =>
        MaskedText.Of("wat een rotte zak ben jij", [new ReasonSpan(10, 5, 0.5)], []).Text.ShouldBe($"wat een {D} {D} ben jij");

    [Fact]
    public void Of_NoUsableReason_MasksEverything()
    {
        var all = $"{D} {D}\n{D}";
        MaskedText.Of("een twee\ndrie", [], []).Text.ShouldBe(all);
        MaskedText.Of("een twee\ndrie", [new ReasonSpan(0, 3, -0.4)], []).Text.ShouldBe(all);
        MaskedText.Of("een twee\ndrie", [new ReasonSpan(0, 3, 0)], []).Text.ShouldBe(all);
        MaskedText.Of("een twee\ndrie", [new ReasonSpan(99, 3, 1)], []).Text.ShouldBe(all);
        MaskedText.Of("een twee\ndrie", [new ReasonSpan(4, 0, 1)], []).Text.ShouldBe(all);
        MaskedText.Of("een twee\ndrie", [new ReasonSpan(3, 1, 1)], []).Text.ShouldBe(all, "white space holds no word");
        MaskedText.Of(string.Empty, [], []).Text.ShouldBeEmpty();
    }

    [Fact]
    public void Of_HarshWords_AreMaskedBesideWhatDecided()
    {
        var masked = MaskedText.Of("wat een rotzak ben jij sukkel", [new ReasonSpan(8, 6, 0.7), new ReasonSpan(23, 6, -0.2)], [new TextSpan(23, 6), new TextSpan(40, 3)]);
        masked.Text.ShouldBe($"wat een {D} ben jij {D}");
        masked.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void Of_HarshWordsWithoutAUsableReason_StillMasksEverything() => MaskedText.Of("een twee", [], [new TextSpan(0, 3)]).Text.ShouldBe($"{D} {D}");

    [Fact]
    public void Of_WeightThatIsNoNumber_IsMasked() => MaskedText.Of("rot dag", [new ReasonSpan(0, 3, double.NaN)], []).Text.ShouldBe($"{D} dag");

    [Theory]
    [InlineData(-5, 7)]
    [InlineData(0, int.MaxValue)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void Of_SpanOutsideText_IsClamped(int start, int length)
    {
        var masked = MaskedText.Of("rot dag", [new ReasonSpan(start, length, 1), new ReasonSpan(4, int.MaxValue, -1)], []);
        masked.Text.ShouldStartWith(D);
        foreach (var reason in masked.Reasons) (reason.Start + reason.Length).ShouldBeLessThanOrEqualTo(masked.Text.Length);
    }

    [Fact]
    public void Of_ReasonsAround_KeepTheirPlace()
    {
        const string Text = "sorry hoor maar rotzak fijne dag";
        var masked = MaskedText.Of(Text, [new ReasonSpan(16, 6, 0.9), new ReasonSpan(0, 5, -0.3), new ReasonSpan(20, 8, -0.2)], []);
        masked.Text.ShouldBe($"sorry hoor maar {D} fijne dag");
        masked.Reasons.Select(reason => (masked.Text.Substring(reason.Start, reason.Length), reason.Weight)).ShouldBe([("sorry", -0.3), (" fijne", -0.2)]);
    }

    [Fact]
    public void Of_AnyTextAndSpans_NeverShowsAMaskedWordAndNeverBreaksAPair()
    {
        var letters = Gen.Elements('a', 'B', '1', ' ', '\n', '.', '\uD83D', '\uDD95', '\u200B', '•');
        var texts = letters.ArrayOf().Select(characters => new string(characters));
        var spans = from start in Gen.Choose(-3, 30)
                    from length in Gen.Choose(-2, 12)
                    from weight in Gen.Choose(-1, 1)
                    select new ReasonSpan(start, length, weight);
        var property = Prop.ForAll(
            (from text in texts
             from reasons in spans.ArrayOf()
             from harsh in spans.Select(span => new TextSpan(span.Start, span.Length)).ArrayOf()
             select (text, reasons, harsh)).ToArbitrary(),
            input => Holds(input.text, input.reasons, input.harsh));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20261124, 7), property);
    }

    private static bool Holds(string text, ReasonSpan[] reasons, TextSpan[] harsh)
    {
        var masked = MaskedText.Of(text, reasons, harsh);
        var position = 0;
        var rest = string.Empty;
        foreach (var mask in masked.Masks)
        {
            if (masked.Text[mask] != D || mask.Start.Value < position) return false;
            rest += masked.Text[position..mask.Start.Value];
            position = mask.End.Value;
        }

        rest += masked.Text[position..];
        var decided = Enumerable.Range(0, text.Length)
            .Where(index => !char.IsWhiteSpace(text[index]) && reasons.Any(reason => reason.Weight > 0 && index >= reason.Start && index < reason.Start + reason.Length))
            .ToList();
        var hidden = decided.Union(Enumerable.Range(0, text.Length)
            .Where(index => !char.IsWhiteSpace(text[index]) && harsh.Any(span => index >= span.Start && index < span.Start + span.Length)));

        // Nothing that decided is left, without a usable reason nothing at all is, and no pair was cut in two.
        var visible = rest.Count(character => !char.IsWhiteSpace(character));
        var visibleAllowed = decided.Count == 0 ? 0 : text.Count(character => !char.IsWhiteSpace(character)) - hidden.Count();
        return visible <= visibleAllowed
            && BrokenPairs(masked.Text) <= BrokenPairs(text)
            && masked.Reasons.All(reason => reason.Weight <= 0 && reason.Length > 0 && reason.Start >= 0 && reason.Start + reason.Length <= masked.Text.Length
                && BrokenPairs(masked.Text.Substring(reason.Start, reason.Length)) <= BrokenPairs(masked.Text));
    }

    private static int BrokenPairs(string text)
    {
        var broken = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])) index++;
            else if (char.IsSurrogate(text[index])) broken++;
        }

        return broken;
    }
}
