using FsCheck;
using FsCheck.Fluent;
using ModBot.Moderation.Cases;

namespace ModBot.Moderation.Tests.Cases;

public sealed class CaseLifecycleTests
{
    private static readonly CaseState[] States = Enum.GetValues<CaseState>();

    private static readonly CaseTrigger[] Triggers = Enum.GetValues<CaseTrigger>();

    [Fact]
    public void Waiting_ReachesEveryState() => ReachableFrom(CaseState.Waiting).Count.ShouldBe(States.Length);

    [Fact]
    public void EveryState_ReachesClosed()
    {
        foreach (var state in States) ReachableFrom(state).ShouldContain(CaseState.Closed, state.ToString());
    }

    [Fact]
    public void EveryTrigger_IsOfUse()
    {
        foreach (var trigger in Triggers) States.Count(state => CaseLifecycle.TryNext(state, trigger, out _)).ShouldBeGreaterThan(0, trigger.ToString());
    }

    [Fact]
    public void Allowed_AgreesWithTryNext()
    {
        foreach (var state in States)
        {
            CaseLifecycle.Allowed(state).ShouldBe(Triggers.Where(trigger => CaseLifecycle.TryNext(state, trigger, out _)), ignoreOrder: true);
        }
    }

    [Fact]
    public void IsOpen_IsWhereAPersonIsAsked() => States.Where(state => state.IsOpen()).ShouldBe(
        [CaseState.Waiting, CaseState.Claimed, CaseState.SecondOpinion, CaseState.PassedOn, CaseState.NeedsAnswer, CaseState.Appealed]);

    [Fact]
    public void OpenAndOwned_CanBeHandedOverAndStaysOnTheDesk_A36()
    {
        foreach (var state in States.Where(state => state.IsOpen() && state != CaseState.Waiting))
        {
            CaseLifecycle.TryNext(state, CaseTrigger.HandOver, out var next).ShouldBeTrue(state.ToString());
            next.IsOpen().ShouldBeTrue();
        }
    }

    [Fact]
    public void NeedsAnswer_TakenOver_KeepsItsQuestion()
    {
        CaseLifecycle.TryNext(CaseState.NeedsAnswer, CaseTrigger.Claim, out var next).ShouldBeTrue();
        next.ShouldBe(CaseState.NeedsAnswer);
    }

    [Fact]
    public void Acting_IsOnlyEnteredByAPerson_A31()
    {
        foreach (var state in States)
        {
            foreach (var trigger in Triggers)
            {
                if (!CaseLifecycle.TryNext(state, trigger, out var next) || next != CaseState.Acting) continue;
                trigger.ShouldBeOneOf(CaseTrigger.Decide, CaseTrigger.SendAgain);
                state.ShouldNotBe(CaseState.Waiting, "nobody has it");
            }
        }
    }

    [Fact]
    public void SecondOpinion_Taken_WaitsForTheSecondPersonsDecision_A18()
    {
        CaseLifecycle.TryNext(CaseState.SecondOpinion, CaseTrigger.Claim, out var next).ShouldBeTrue();
        next.ShouldBe(CaseState.SecondOpinion);
    }

    [Fact]
    public void SecondOpinion_NobodyAnswers_IsPassedOn_A18()
    {
        CaseLifecycle.TryNext(CaseState.SecondOpinion, CaseTrigger.SecondOpinionLapsed, out var next).ShouldBeTrue();
        next.ShouldBe(CaseState.PassedOn);
        CaseLifecycle.TryNext(CaseState.SecondOpinion, CaseTrigger.PassOn, out _).ShouldBeTrue("it counts as ja meanwhile");
    }

    [Fact]
    public void AnyWalk_StaysInTheTable()
    {
        var property = Prop.ForAll(Gen.Elements(Triggers).ArrayOf().Resize(60).ToArbitrary(), walk =>
        {
            var state = CaseState.Waiting;
            foreach (var trigger in walk)
            {
                var allowed = CaseLifecycle.Allowed(state).Contains(trigger);
                if (CaseLifecycle.TryNext(state, trigger, out var next) != allowed) return false;
                if (!allowed) continue;
                if (state == CaseState.Closed && trigger is not (CaseTrigger.Undo or CaseTrigger.UndoInDoubt or CaseTrigger.Reopen or CaseTrigger.Appeal)) return false;
                if (!Enum.IsDefined(next)) return false;
                state = next;
            }

            return ReachableFrom(state).Contains(CaseState.Closed);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261124, 5), property);
    }

    private static HashSet<CaseState> ReachableFrom(CaseState start)
    {
        HashSet<CaseState> seen = [start];
        var open = new Queue<CaseState>([start]);
        while (open.TryDequeue(out var state))
        {
            foreach (var trigger in CaseLifecycle.Allowed(state))
            {
                CaseLifecycle.TryNext(state, trigger, out var next);
                if (seen.Add(next)) open.Enqueue(next);
            }
        }

        return seen;
    }
}
