#pragma warning disable RS0030 // The twins prove that what is banned is found.

namespace Aisbf.Architecture.Tests.Samples;

/// <summary>Everything that the domain must not do, in the places where a careless rule would not look.</summary>
internal sealed class ImpureSample
{
    public static DateTime InAMethod() => DateTime.Now;

    public static async Task<DateTimeOffset> InAnAsyncMethod()
    {
        await Task.Yield();
        return DateTimeOffset.UtcNow;
    }

    public static Func<int> InALambda() => () => Random.Shared.Next();

    public static IEnumerable<bool> InAnIterator()
    {
        yield return File.Exists("x");
    }

    public static Random Unseeded() => new();

    public static Random Seeded() => new(7);
}
