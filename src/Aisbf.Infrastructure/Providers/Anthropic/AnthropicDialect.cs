using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Anthropic;

/// <summary>Anthropic's messages API, and those who speak like it.</summary>
internal sealed class AnthropicDialect : IUpstreamDialect
{
    private const string DefaultVersion = "2023-06-01";

    public Dialect Id => Dialect.Anthropic;

    public StreamFraming Framing => StreamFraming.Sse;

    public Surface? ChatSurface => Surface.Messages;

    public IChatCodec Chat { get; } = new AnthropicChatCodec();

    public Uri ChatUri(Provider provider, string model, bool stream) =>
        EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/messages");

    /// <summary>The address that counts a prompt's tokens.</summary>
    public static Uri CountUri(Provider provider) => EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/messages/count_tokens");

    public Uri ModelsUri(Provider provider) => EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/models", "limit=1000");

    public void AddHeaders(HttpRequestMessage request, Provider provider, Secret? apiKey)
    {
        KeyHeader.Add(request, provider, apiKey);
        request.Headers.TryAddWithoutValidation("anthropic-version", provider.ApiVersion ?? DefaultVersion);
    }

    public UpstreamFault ReadFault(int status, ReadOnlySpan<byte> body) => AnthropicFaultReader.Read(status, body);

    public Result<IReadOnlyList<UpstreamModel>> ReadModels(ReadOnlyMemory<byte> body) => ModelList.Read(
        body,
        "data",
        element => ModelList.Text(element, "id") is { } id
            ? new UpstreamModel(
                id,
                ModelList.Text(element, "display_name"),
                ModelList.Size(element, "max_input_tokens"),
                ModelList.Time(element, "created_at"))
            {
                MaxOutputTokens = ModelList.Size(element, "max_tokens"),
            }
            : null);

    /// <summary>The vendor's own SDKs take the base URL without the version, so both ways of giving it are met.</summary>
    private static string BasePath(Provider provider)
    {
        var path = EndpointUri.BasePath(provider.Endpoint, "/messages");
        return path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) ? path : $"{path}/v1";
    }
}
