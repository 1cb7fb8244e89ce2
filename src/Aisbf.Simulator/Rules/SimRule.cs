using System.IO.Enumeration;
using Aisbf.Simulator.Faults;

namespace Aisbf.Simulator.Rules;

/// <summary>One line of the script: which requests, how many of them, and what happens to them.</summary>
public sealed record SimRule
{
    /// <summary>Creates a rule for every request; narrow it with the other properties.</summary>
    /// <param name="sim">Words of the fault vocabulary, for example <c>status=429;retry-after=2</c>.</param>
    /// <exception cref="FormatException">A word or its value is not in the vocabulary.</exception>
    public SimRule(string sim)
    {
        ArgumentNullException.ThrowIfNull(sim);
        Sim = sim;
        Directives.None.With(sim);
    }

    /// <summary>Words of the fault vocabulary.</summary>
    public string Sim { get; }

    /// <summary>Only requests in this dialect; any when null (the default).</summary>
    public Dialect? Dialect { get; init; }

    /// <summary>Only models whose name, without a suffix, matches this pattern of <c>*</c> and <c>?</c>; any when null (the default).</summary>
    public string? Model { get; init; }

    /// <summary>Only paths that match this pattern of <c>*</c> and <c>?</c>; any when null (the default).</summary>
    public string? Path { get; init; }

    /// <summary>Only requests that present this API key; any when null (the default).</summary>
    public string? Key { get; init; }

    /// <summary>How many requests it applies to before it is spent; every one when null (the default).</summary>
    public int? Times { get; init; }

    internal bool Matches(Dialect dialect, string model, string path, string? key) =>
        (Dialect is null || Dialect == dialect)
        && (Model is null || FileSystemName.MatchesSimpleExpression(Model, model))
        && (Path is null || FileSystemName.MatchesSimpleExpression(Path, path))
        && (Key is null || Key == key);
}
