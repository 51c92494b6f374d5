using FsCheck;
using FsCheck.Fluent;
using ModBot.Moderation.Evidence;

namespace ModBot.Moderation.Tests.Evidence;

public sealed class LedgerChainTests
{
    private static readonly Gen<string> Texts = Gen.Elements("a", "b", "=", ";", "", "é", "\uD800", "\uDC00", "\uFFFD", "0", "\0").ArrayOf().Select(string.Concat);

    private static readonly Gen<LedgerEntry[]> Chains =
        from count in Gen.Choose(1, 8)
        from texts in Texts.ArrayOf(count * 4)
        from ticks in Gen.Choose(0, int.MaxValue).ArrayOf(count)
        select Build(texts, ticks);

    [Fact]
    public void Next_First_FollowsOnTheOrigin()
    {
        var entry = LedgerChain.Next(null, Make.Noon.AddTicks(12_345), "case.opened", "c1", "modbot", "step=2");
        entry.Sequence.ShouldBe(1);
        entry.PreviousHash.ShouldBe(new string('0', 64));
        entry.At.ShouldBe(Make.Noon.AddMilliseconds(1));
        entry.Hash.ShouldMatch("^[0-9a-f]{64}$");
        LedgerChain.Verify([entry]).ShouldBeNull();
        LedgerChain.Verify([]).ShouldBeNull();
    }

    // Computed with Python's hashlib and struct, apart from this code.
    [Fact]
    public void Hash_KnownEntry_StaysWhatItWas() =>
        LedgerChain.Next(null, Make.Noon, "case.opened", "c1", "modbot", "step=2").Hash.ShouldBe(
            "1ae4f1c4351060feab6d27a2442c776eac0a50ba29298483769db29b15e0dbba", "a stored chain must stay verifiable");

    [Fact]
    public void Verify_AnyChain_IsWhole() => ForAll(Chains, chain => LedgerChain.Verify(chain) is null && chain.All(entry => LedgerChain.Verify(chain, entry.Hash) is null));

    [Fact]
    public void Verify_AnyFieldChanged_IsFoundThere() => ForAll(
        from chain in Chains from place in Gen.Choose(0, 99) from field in Gen.Choose(0, 8) from text in Texts select (chain, place, field, text),
        input =>
        {
            var at = input.place % input.chain.Length;
            var changed = Change(input.chain[at], input.field, input.text);
            if (changed == input.chain[at]) return true;
            LedgerEntry[] chain = [.. input.chain];
            chain[at] = changed;
            return LedgerChain.Verify(chain) is { } fault && fault.Problem.Length > 0 && Math.Abs(fault.Sequence - (at + 1)) <= 1;
        });

    [Fact]
    public void Verify_EntryRemoved_IsFound() => ForAll(
        from chain in Chains from place in Gen.Choose(0, 99) select (chain, place),
        input =>
        {
            var at = input.place % input.chain.Length;
            LedgerEntry[] chain = [.. input.chain[..at], .. input.chain[(at + 1)..]];
            var isLast = at == input.chain.Length - 1;
            return (isLast || LedgerChain.Verify(chain) is { } fault && fault.Sequence == at + 1)
                && LedgerChain.Verify(chain, input.chain[^1].Hash) is not null;
        });

    [Fact]
    public void Verify_EntriesSwapped_IsFound() => ForAll(
        from chain in Chains from first in Gen.Choose(0, 99) from second in Gen.Choose(0, 99) select (chain, first, second),
        input =>
        {
            var (first, second) = (input.first % input.chain.Length, input.second % input.chain.Length);
            if (first == second) return true;
            LedgerEntry[] chain = [.. input.chain];
            (chain[first], chain[second]) = (chain[second], chain[first]);
            return LedgerChain.Verify(chain) is { } fault && fault.Sequence == Math.Min(first, second) + 1;
        });

    [Fact]
    public void Verify_EntryInserted_IsFound() => ForAll(
        from chain in Chains from place in Gen.Choose(0, 99) from text in Texts select (chain, place, text),
        input =>
        {
            // The forger knows the method and makes an entry that fits on the one before it.
            var at = input.place % (input.chain.Length + 1);
            var forged = LedgerChain.Next(at == 0 ? null : input.chain[at - 1], Make.Noon, "forged", "c", "m", input.text);
            LedgerEntry[] chain = [.. input.chain[..at], forged, .. input.chain[at..]];
            return at == input.chain.Length || (LedgerChain.Verify(chain) is not null && LedgerChain.Verify(chain, input.chain[^1].Hash) is not null);
        });

    [Fact]
    public void Hash_SameLettersInOtherFields_Differ()
    {
        var hashes = new[]
        {
            LedgerChain.Next(null, Make.Noon, "ab", "c", "d", "e"),
            LedgerChain.Next(null, Make.Noon, "a", "bc", "d", "e"),
            LedgerChain.Next(null, Make.Noon, "a", "b", "cd", "e"),
            LedgerChain.Next(null, Make.Noon, "a", "b", "c", "de"),
            LedgerChain.Next(null, Make.Noon, "abcde", "", "", ""),
            LedgerChain.Next(null, Make.Noon, "", "", "", "abcde"),
        }.Select(entry => entry.Hash);
        hashes.ShouldBeUnique();
    }

    private static LedgerEntry[] Build(string[] texts, int[] ticks)
    {
        var chain = new LedgerEntry[ticks.Length];
        for (var index = 0; index < chain.Length; index++)
        {
            chain[index] = LedgerChain.Next(
                index == 0 ? null : chain[index - 1], Make.Noon.AddTicks(ticks[index]), texts[index * 4], texts[(index * 4) + 1], texts[(index * 4) + 2], texts[(index * 4) + 3]);
        }

        return chain;
    }

    private static LedgerEntry Change(LedgerEntry entry, int field, string text) => field switch
    {
        0 => entry with { Sequence = entry.Sequence + 1 },
        1 => entry with { At = entry.At.AddTicks(1) },
        2 => entry with { At = entry.At.AddMilliseconds(1) },
        3 => entry with { Kind = text },
        4 => entry with { CaseId = text },
        5 => entry with { Actor = text },
        6 => entry with { Details = entry.Details + text },
        7 => entry with { PreviousHash = entry.Hash },
        _ => entry with { Hash = entry.Hash.ToUpperInvariant() },
    };

    private static void ForAll<T>(Gen<T> inputs, Func<T, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261124, 3), Prop.ForAll(inputs.ToArbitrary(), holds));
}
