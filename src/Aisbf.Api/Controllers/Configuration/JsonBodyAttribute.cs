namespace Aisbf.Api.Controllers.Configuration;

/// <summary>States the shape of a body that an action reads by itself, for the API's description.</summary>
/// <param name="type">The shape.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JsonBodyAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
