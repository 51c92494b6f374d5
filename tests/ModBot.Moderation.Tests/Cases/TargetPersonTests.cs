using ModBot.Moderation.Cases;

namespace ModBot.Moderation.Tests.Cases;

public sealed class TargetPersonTests
{
    private static readonly TargetPerson Anna = new("1", "Anna");
    private static readonly TargetPerson Bram = new("2", "Bram");
    private static readonly TargetPerson Sam = new("3", "Sam");

    [Fact]
    public void WhoIsAnswered_ComesBeforeWhoIsCalled() => TargetPerson.Of("3", Anna, [Bram]).ShouldBe(Anna);

    [Fact]
    public void TheOnlyOneWhoIsCalled_AlsoTwice_IsIt() => TargetPerson.Of("3", null, [Anna, Anna with { Name = "anders" }]).ShouldBe(Anna);

    [Fact]
    public void OfSeveral_NobodyKnowsWhoIsMeant() => TargetPerson.Of("3", null, [Anna, Bram]).ShouldBeNull();

    [Fact]
    public void TheAuthor_IsNeverIt()
    {
        TargetPerson.Of("3", Sam, [Sam]).ShouldBeNull();
        TargetPerson.Of("3", Sam, [Sam, Bram]).ShouldBe(Bram);
        TargetPerson.Of("3", null, []).ShouldBeNull();
    }
}
