using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ModBot.Bench.Families;

/// <summary>
/// Sums over rows of numbers whose length is a multiple of eight. Multiply and add stay apart and the order is fixed, so that every machine
/// gets the same result to the bit.
/// </summary>
internal static class Lines
{
    /// <summary>The sum of the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        var (first, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var index = 0;
        for (; index + 16 <= left.Length; index += 16)
        {
            first += Vector256.LoadUnsafe(ref a, (nuint)index) * Vector256.LoadUnsafe(ref b, (nuint)index);
            second += Vector256.LoadUnsafe(ref a, (nuint)index + 8) * Vector256.LoadUnsafe(ref b, (nuint)index + 8);
        }

        for (; index < left.Length; index += 8) first += Vector256.LoadUnsafe(ref a, (nuint)index) * Vector256.LoadUnsafe(ref b, (nuint)index);
        return Vector256.Sum(first + second);
    }

    /// <summary>Adds a multiple of a row to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(Span<float> sum, ReadOnlySpan<float> row, float factor)
    {
        ref var a = ref MemoryMarshal.GetReference(sum);
        ref var b = ref MemoryMarshal.GetReference(row);
        var times = Vector256.Create(factor);
        for (var index = 0; index < row.Length; index += 8)
        {
            (Vector256.LoadUnsafe(ref a, (nuint)index) + (Vector256.LoadUnsafe(ref b, (nuint)index) * times)).StoreUnsafe(ref a, (nuint)index);
        }
    }
}
