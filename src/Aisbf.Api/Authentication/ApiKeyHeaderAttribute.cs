namespace Aisbf.Api.Authentication;

/// <summary>Marks an endpoint whose clients may send their token in <c>x-api-key</c>, as Anthropic's libraries do, if not as a bearer token.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ApiKeyHeaderAttribute : Attribute
{
    public const string Name = "x-api-key";
}
