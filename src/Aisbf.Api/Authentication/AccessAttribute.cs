namespace Aisbf.Api.Authentication;

/// <summary>States who may call an endpoint; enforced before the endpoint runs.</summary>
/// <param name="level">The least that a caller needs.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AccessAttribute(AccessLevel level) : Attribute
{
    public AccessLevel Level { get; } = level;
}
