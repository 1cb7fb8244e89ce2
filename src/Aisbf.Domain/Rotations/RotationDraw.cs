namespace Aisbf.Domain.Rotations;

/// <summary>
/// The chance in a rotation's decision: the number of the request, spread in two ways. <see cref="Spread"/> of
/// consecutive tickets covers 0..1 more evenly than any dice; <see cref="Hashed"/> has no pattern.
/// </summary>
/// <param name="Ticket">The request's number in this rotation.</param>
/// <param name="Level">0 for the rotation that was asked for, 1 for one nested in it, and so on.</param>
public readonly record struct RotationDraw(long Ticket, int Level = 0)
{
    /// <summary>
    /// Fractions of badly approximable irrationals, in units of 2^-64: the golden ratio, the square roots of 2, 3, 13
    /// (bronze mean), 21, 7, 6 and 19. Each level of nesting has its own, because two levels that number the same requests
    /// would otherwise choose in step, and the inner shares would depend on the outer pick.
    /// </summary>
    private static readonly ulong[] Steps =
    [
        0x9E37_79B9_7F4A_7C15, Fraction(0.41421356237309505), Fraction(0.73205080756887729), Fraction(0.30277563773199465),
        Fraction(0.79128784747792000), Fraction(0.64575131106459059), Fraction(0.44948974278317810), Fraction(0.35889894354067355),
    ];

    /// <summary>In [0, 1); evenly spread over consecutive tickets. At level 0 frac(ticket × 0.618…), exact for any ticket.</summary>
    public double Spread => Unit(unchecked((ulong)Ticket * Steps[Level % Steps.Length]));

    /// <summary>In [0, 1); the n-th number without a pattern from this ticket.</summary>
    public double Hashed(int n) => Unit(Mix(unchecked((ulong)Ticket + ((ulong)n + 1) * 0x9E37_79B9_7F4A_7C15)));

    /// <summary>The draw of a nested rotation that is not tried first and so takes no ticket of its own.</summary>
    internal RotationDraw Behind(ulong seed, int level) => new((long)Mix(unchecked((ulong)Ticket ^ seed)), level);

    /// <summary>The ticket as a turn among <paramref name="count"/>.</summary>
    internal int Turn(int count) => count <= 1 ? 0 : (int)((ulong)Ticket % (ulong)count);

    private static ulong Fraction(double value) => (ulong)(value * 18446744073709551616.0);

    private static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    // The finaliser of SplitMix64: every bit of the input moves every bit of the output.
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
            z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
            return z ^ (z >> 31);
        }
    }
}
