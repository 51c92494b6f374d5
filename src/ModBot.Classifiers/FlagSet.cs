using System.Numerics;
using ModBot.Moderation.Ladder;

namespace ModBot.Classifiers;

/// <summary>A set of flags in one number.</summary>
/// <param name="Bits">One bit per <see cref="Flag"/>.</param>
public readonly record struct FlagSet(uint Bits)
{
    private static readonly uint Immediate = Enum.GetValues<Flag>().Where(flag => flag.IsImmediate()).Aggregate(0u, (bits, flag) => bits | (1u << (int)flag));

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>Whether any flag is P1; see <see cref="FlagExtensions.IsImmediate"/>.</summary>
    public bool IsImmediate => (Bits & Immediate) != 0;

    /// <summary>Whether a flag is in it.</summary>
    public bool Contains(Flag flag) => (Bits & (1u << (int)flag)) != 0;

    /// <summary>This set with one more flag.</summary>
    public FlagSet With(Flag flag) => new(Bits | (1u << (int)flag));

    /// <summary>The flags that are in either set.</summary>
    public FlagSet With(FlagSet other) => new(Bits | other.Bits);

    /// <summary>The flags, in the order of <see cref="Flag"/>.</summary>
    public IReadOnlyList<Flag> ToList()
    {
        if (IsEmpty) return [];
        var flags = new Flag[BitOperations.PopCount(Bits)];
        var count = 0;
        for (var rest = Bits; rest != 0; rest &= rest - 1) flags[count++] = (Flag)BitOperations.TrailingZeroCount(rest);
        return flags;
    }
}
