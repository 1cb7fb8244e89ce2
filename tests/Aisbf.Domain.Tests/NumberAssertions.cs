namespace Aisbf.Domain.Tests;

internal static class NumberAssertions
{
    /// <summary>Holds a count to an expected one, give or take.</summary>
    public static void ShouldBeNear(this int actual, int expected, int tolerance, string? about = null) =>
        actual.ShouldBeInRange(expected - tolerance, expected + tolerance, about);
}
