namespace Aisbf.Api.Authentication;

/// <summary>The endpoint's clients send their token in this header, if not as a bearer token. Part of its metadata.</summary>
/// <param name="Name">The header.</param>
internal sealed record ApiKeyHeader(string Name)
{
    /// <summary>Anthropic's libraries.</summary>
    public static readonly ApiKeyHeader XApiKey = new("x-api-key");
}
