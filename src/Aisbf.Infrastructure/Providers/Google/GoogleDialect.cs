using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Google's Gemini API.</summary>
internal sealed class GoogleDialect : IUpstreamDialect
{
    private static readonly GoogleEmbeddings Embeddings = new();
    private static readonly GoogleImages Images = new();
    private static readonly GoogleSpeech Speech = new();

    public Dialect Id => Dialect.Google;

    public StreamFraming Framing => StreamFraming.Sse;

    public IChatCodec Chat { get; } = new GoogleChatCodec();

    public IUpstreamSurface? SurfaceOf(Surface surface, ProviderType type) => surface switch
    {
        Surface.Embeddings => Embeddings,
        Surface.ImageGenerations => Images,
        Surface.Speech => Speech,
        _ => null,
    };

    public Uri ChatUri(Provider provider, string model, bool stream) => stream
        ? GoogleAddress.Of(provider, model, "streamGenerateContent", "alt=sse")
        : GoogleAddress.Of(provider, model, "generateContent");

    public Uri ModelsUri(Provider provider) => GoogleAddress.Models(provider);

    public void AddHeaders(HttpRequestMessage request, Provider provider, Secret? apiKey) => KeyHeader.Add(request, provider, apiKey);

    public UpstreamFault ReadFault(int status, ReadOnlySpan<byte> body) => GoogleFaultReader.Read(status, body);

    public Result<IReadOnlyList<UpstreamModel>> ReadModels(ReadOnlyMemory<byte> body) => ModelList.Read(
        body,
        "models",
        element => ModelList.Text(element, "name") is { } name && GoogleMethods.Read(element) is { } capabilities
            ? new UpstreamModel(GoogleAddress.WithoutPrefix(name), ModelList.Text(element, "displayName"), ModelList.Size(element, "inputTokenLimit"))
            {
                MaxOutputTokens = ModelList.Size(element, "outputTokenLimit"),
                Capabilities = capabilities.Count > 0 ? capabilities : null,
                Description = ListedDetails.Description(element),
            }
            : null);
}
