using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.Google;

/// <summary>Addresses of calls: <c>…/models/MODEL:method</c>.</summary>
internal static class GoogleAddress
{
    private const string ModelPrefix = "models/";

    public static Uri Of(Provider provider, string model, string method, string? query = null)
    {
        var isTuned = model.StartsWith("tunedModels/", StringComparison.Ordinal);
        var name = isTuned ? model : $"{ModelPrefix}{Uri.EscapeDataString(WithoutPrefix(model))}";
        return EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/{name}:{method}", query);
    }

    public static Uri Models(Provider provider) => EndpointUri.Build(provider.Endpoint, $"{BasePath(provider)}/models", "pageSize=1000");

    public static string WithoutPrefix(string model) =>
        model.StartsWith(ModelPrefix, StringComparison.Ordinal) ? model[ModelPrefix.Length..] : model;

    /// <summary>The model's name as bodies have it.</summary>
    public static string Resource(string model) => $"{ModelPrefix}{WithoutPrefix(model)}";

    /// <summary>The host alone means its current version.</summary>
    private static string BasePath(Provider provider)
    {
        var path = EndpointUri.BasePath(provider.Endpoint);
        return provider.Endpoint.AbsolutePath == "/" ? $"{path}/{provider.ApiVersion ?? "v1beta"}" : path;
    }
}
