namespace Aisbf.Api.Authentication;

/// <summary>
/// Marks an endpoint that works in a person's namespace: the one that the path names by its <c>username</c>, or else the
/// caller's own.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NamespaceAttribute : Attribute;
