using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Routing;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>OpenAI and everyone who speaks like it. Bodies of clients that do as well pass through.</summary>
internal sealed class OpenAiDialect : IUpstreamDialect
{
    private const string ChatPath = "/chat/completions";

    public Dialect Id => Dialect.OpenAi;

    public StreamFraming Framing => StreamFraming.Sse;

    public Surface? ChatSurface => Surface.ChatCompletions;

    public IChatCodec Chat { get; } = new OpenAiChatCodec();

    public IUpstreamSurface? SurfaceOf(Surface surface, ProviderType type) => OpenAiSurface.Of(surface, type);

    public Uri ChatUri(Provider provider, string model, bool stream) => CallUri(provider, model, ChatPath);

    /// <param name="provider">The provider.</param>
    /// <param name="model">The model, which Azure has in the path.</param>
    /// <param name="path">The path of the call, with its leading slash.</param>
    public static Uri CallUri(Provider provider, string model, string path) => AzureAddress.Is(provider)
        ? AzureAddress.Call(provider, model, path)
        : EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}{path}", Version(provider));

    /// <summary>The address of the Responses API; null where only the older address of Azure is known, which has none.</summary>
    public static Uri? ResponsesUri(Provider provider) => AzureAddress.Is(provider)
        ? AzureAddress.Responses(provider)
        : EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/responses", Version(provider));

    public Uri ModelsUri(Provider provider)
    {
        if (AzureAddress.Is(provider)) return AzureAddress.Models(provider);

        return EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/models", Version(provider));
    }

    public void AddHeaders(HttpRequestMessage request, Provider provider, Secret? apiKey) => KeyHeader.Add(request, provider, apiKey);

    public UpstreamFault ReadFault(int status, ReadOnlySpan<byte> body) => OpenAiFaultReader.Read(status, body);

    public Result<IReadOnlyList<UpstreamModel>> ReadModels(ReadOnlyMemory<byte> body) => OpenAiModelListReader.Read(body);

    private static string BasePath(Provider provider) => EndpointUri.BasePath(provider.Endpoint, ChatPath);

    private static string? Version(Provider provider) =>
        (provider.ApiVersion ?? provider.Type.ApiVersion) is { } version ? $"api-version={Uri.EscapeDataString(version)}" : null;
}
