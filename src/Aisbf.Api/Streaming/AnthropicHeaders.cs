namespace Aisbf.Api.Streaming;

/// <summary>The headers by which Anthropic's clients are known, and that they look for.</summary>
internal static class AnthropicHeaders
{
    /// <summary>The request's id, by Anthropic's name.</summary>
    public const string RequestId = "request-id";

    private const string Version = "anthropic-version";

    /// <summary>Every client of Anthropic's says which version of the API it speaks, and no other does.</summary>
    public static bool AreIn(HttpRequest request) => request.Headers.ContainsKey(Version);
}
