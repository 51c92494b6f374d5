using FsCheck;
using FsCheck.Fluent;
using ModBot.Classifiers.Tests.Support;
using ModBot.Classifiers.Text;

namespace ModBot.Classifiers.Tests.Text;

public sealed class OffsetMapTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(500);

    [Fact]
    public void Fold_AnyText_PositionsLieInTheTextAndNeverGoBack() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => AssertMap(text ?? "")).Check(Seeded);

    [Fact]
    public void Fold_HostileText_PositionsLieInTheTextAndNeverGoBack()
    {
        foreach (var text in HostileTexts.Of(seed: 1, count: 3000)) AssertMap(text);
    }

    [Fact]
    public void Read_HostileText_TokensAreInOrderWithoutOverlap()
    {
        var normalizer = new Normalizer(WordCounts.Empty);
        foreach (var text in HostileTexts.Of(seed: 2, count: 3000))
        {
            var end = 0;
            foreach (var token in normalizer.Read(text))
            {
                token.Text.Length.ShouldBeGreaterThan(0);
                token.End.ShouldBeGreaterThan(token.Start);
                token.Start.ShouldBeGreaterThanOrEqualTo(end - 1);
                token.End.ShouldBeLessThanOrEqualTo(text.Length);
                end = token.End;
            }
        }
    }

    [Fact]
    public void Read_WithOffset_PositionsMoveByIt()
    {
        var normalizer = new Normalizer(WordCounts.Empty);
        normalizer.Read("jij bent", 10).Select(token => token.Start).ShouldBe([10, 14]);
    }

    private static void AssertMap(string text)
    {
        var folded = new FoldedText();
        CharFolder.Fold(text, 0, folded);
        var last = 0;
        for (var index = 0; index < folded.Length; index++)
        {
            folded.StartOf(index).ShouldBeGreaterThanOrEqualTo(last);
            folded.EndOf(index).ShouldBeGreaterThan(folded.StartOf(index));
            folded.EndOf(index).ShouldBeLessThanOrEqualTo(text.Length);
            last = folded.StartOf(index);
        }
    }
}
