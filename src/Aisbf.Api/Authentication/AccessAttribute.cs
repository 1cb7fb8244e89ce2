using Aisbf.Domain.Tenancy;

namespace Aisbf.Api.Authentication;

/// <summary>Says who may call an endpoint. An endpoint without it is closed to all but global admins.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AccessAttribute(AccessLevel level) : Attribute
{
    public AccessLevel Level { get; } = level;
}
