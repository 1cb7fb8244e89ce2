namespace Aisbf.Architecture.Tests.Solution;

/// <summary>A type declared at the top level of a file.</summary>
internal sealed record DeclaredType(string Name, bool IsPublic, bool IsGeneric);
