using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Ollama;

/// <summary>Ollama's own API, which carries more than its OpenAI-shaped one.</summary>
internal sealed class OllamaDialect : IUpstreamDialect
{
    private static readonly OllamaEmbeddings Embeddings = new();

    public Dialect Id => Dialect.Ollama;

    public StreamFraming Framing => StreamFraming.JsonLines;

    public IChatCodec Chat { get; } = new OllamaChatCodec();

    public IUpstreamSurface? SurfaceOf(Surface surface, ProviderType type) => surface == Surface.Embeddings ? Embeddings : null;

    public Uri ChatUri(Provider provider, string model, bool stream) => CallUri(provider, "chat");

    public Uri ModelsUri(Provider provider) => CallUri(provider, "tags");

    public static Uri CallUri(Provider provider, string call) => EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/api/{call}");

    public void AddHeaders(HttpRequestMessage request, Provider provider, Secret? apiKey) => KeyHeader.Add(request, provider, apiKey);

    public UpstreamFault ReadFault(int status, ReadOnlySpan<byte> body) => OllamaFaultReader.Read(status, body);

    public Result<IReadOnlyList<UpstreamModel>> ReadModels(ReadOnlyMemory<byte> body) => ModelList.Read(
        body,
        "models",
        element => (ModelList.Text(element, "name") ?? ModelList.Text(element, "model")) is { } name
            ? new UpstreamModel(name, null, ModelList.Size(element, "context_length"), ModelList.Time(element, "modified_at"))
            : null);

    private static string BasePath(Provider provider) => EndpointUri.BasePath(provider.Endpoint, "/api/chat", "/api", "/v1");
}
