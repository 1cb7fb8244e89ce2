using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace Aisbf.Architecture.Tests.Layers;

/// <summary>Which type uses what, read from compiled assemblies.</summary>
internal sealed class CodeGraph(params System.Reflection.Assembly[] assemblies)
{
    private readonly ArchUnitNET.Domain.Architecture _architecture = new ArchLoader().LoadAssemblies(assemblies).Build();

    /// <summary>Uses of forbidden things: <c>origin uses target</c>, each once.</summary>
    /// <param name="origins">The types to look at, by full name.</param>
    /// <param name="forbidden">What they must not use: full names of types (<c>A.B</c>) or methods (<c>A.B::C()</c>).</param>
    public IReadOnlyList<string> Uses(Func<string, bool> origins, Func<string, bool> forbidden) =>
    [
        .. (from type in _architecture.Types
            where origins(type.FullName)
            from target in type.Dependencies.SelectMany(Targets)
            where forbidden(target)
            select $"{type.FullName} uses {target}").Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Targets(ITypeDependency dependency)
    {
        yield return dependency.Target.FullName;
        if (dependency is MethodCallDependency call)
        {
            yield return $"{dependency.Target.FullName}::{call.TargetMember.Name}";
        }
    }
}
