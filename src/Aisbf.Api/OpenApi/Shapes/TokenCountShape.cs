namespace Aisbf.Api.OpenApi.Shapes;

/// <summary>The tokens of a prompt. With the header <c>X-Aisbf-Estimated: true</c> they are the gateway's estimate.</summary>
internal sealed record TokenCountShape
{
    public required long InputTokens { get; init; }
}
