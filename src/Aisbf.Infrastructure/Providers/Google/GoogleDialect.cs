using System.Text.Json;
using Aisbf.Application.Gateway;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Google's Gemini API.</summary>
internal sealed class GoogleDialect : IUpstreamDialect
{
    private const string ModelPrefix = "models/";

    public Dialect Id => Dialect.Google;

    public StreamFraming Framing => StreamFraming.Sse;

    public IChatCodec Chat { get; } = new GoogleChatCodec();

    public Uri ChatUri(Provider provider, string model, bool stream)
    {
        var isTuned = model.StartsWith("tunedModels/", StringComparison.Ordinal);
        var name = isTuned ? model : $"{ModelPrefix}{Uri.EscapeDataString(WithoutPrefix(model))}";
        return stream
            ? EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/{name}:streamGenerateContent", "alt=sse")
            : EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/{name}:generateContent");
    }

    public Uri ModelsUri(Provider provider) => EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/models", "pageSize=1000");

    public void AddHeaders(HttpRequestMessage request, Provider provider, Secret? apiKey) => KeyHeader.Add(request, provider, apiKey);

    public UpstreamFault ReadFault(int status, ReadOnlySpan<byte> body) => GoogleFaultReader.Read(status, body);

    public Result<IReadOnlyList<UpstreamModel>> ReadModels(ReadOnlyMemory<byte> body) => ModelList.Read(
        body,
        "models",
        element => ModelList.Text(element, "name") is { } name && CanChat(element)
            ? new UpstreamModel(WithoutPrefix(name), ModelList.Text(element, "displayName"), ModelList.Size(element, "inputTokenLimit"))
            : null);

    private static string WithoutPrefix(string model) =>
        model.StartsWith(ModelPrefix, StringComparison.Ordinal) ? model[ModelPrefix.Length..] : model;

    /// <summary>The list also has models for embeddings and the like; without a word about it, a model counts as able.</summary>
    private static bool CanChat(JsonElement model)
    {
        if (!model.TryGetProperty("supportedGenerationMethods", out var methods) || methods.ValueKind != JsonValueKind.Array) return true;

        return methods.EnumerateArray().Any(method => method.ValueKind == JsonValueKind.String && method.ValueEquals("generateContent"u8));
    }

    /// <summary>The host alone means its current version.</summary>
    private static string BasePath(Provider provider)
    {
        var path = EndpointUri.BasePath(provider.Endpoint);
        return provider.Endpoint.AbsolutePath == "/" ? $"{path}/{provider.ApiVersion ?? "v1beta"}" : path;
    }
}
