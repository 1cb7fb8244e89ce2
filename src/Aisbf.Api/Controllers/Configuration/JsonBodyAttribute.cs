namespace Aisbf.Api.Controllers.Configuration;

/// <summary>States the shape of a body that an action reads by itself, for the API's description.</summary>
/// <param name="type">The shape; that of the action's own answer when left out.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JsonBodyAttribute(Type? type = null) : Attribute
{
    public Type? Type { get; } = type;
}
