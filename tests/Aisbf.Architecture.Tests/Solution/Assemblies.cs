using System.Reflection;
using System.Runtime.CompilerServices;
using Aisbf.Api.Authentication;
using Aisbf.Application.Abstractions;
using Aisbf.Domain.Common;

namespace Aisbf.Architecture.Tests.Solution;

/// <summary>The production assemblies.</summary>
internal static class Assemblies
{
    public static Assembly Domain { get; } = typeof(ErrorCode).Assembly;

    public static Assembly Application { get; } = typeof(IProviderClient).Assembly;

    public static Assembly Infrastructure { get; } = Assembly.Load("Aisbf.Infrastructure");

    public static Assembly Api { get; } = typeof(AccessAttribute).Assembly;

    public static Assembly Simulator { get; } = Assembly.Load("Aisbf.Simulator");

    public static IReadOnlyList<Assembly> All { get; } = [Domain, Application, Infrastructure, Api, Simulator];

    /// <summary>Types that somebody wrote: no closures, no state machines, no migrations, nothing that a generator made.</summary>
    public static IEnumerable<Type> Written(params IEnumerable<Assembly> assemblies) =>
        assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type =>
            type.Namespace?.StartsWith("Aisbf.", StringComparison.Ordinal) == true
            && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
            && !IsGenerated(type));

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute))
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute))
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
