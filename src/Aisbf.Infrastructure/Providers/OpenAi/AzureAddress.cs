using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Providers.Dialects;

namespace Aisbf.Infrastructure.Providers.OpenAi;

/// <summary>
/// Addresses at Azure, where a resource can be given as its host, as <c>…/openai</c>, as one deployment or as the
/// version-less <c>…/openai/v1</c>. Only the last names the model in the body.
/// </summary>
internal static class AzureAddress
{
    private const string TypeId = "azure_openai";

    public static bool Is(Provider provider) => Is(provider.Type);

    public static bool Is(ProviderType type) => type.Id == TypeId;

    /// <param name="provider">The resource.</param>
    /// <param name="model">The deployment.</param>
    /// <param name="callPath">The path of the call, with its leading slash.</param>
    public static Uri Call(Provider provider, string model, string callPath)
    {
        var path = EndpointUri.BasePath(provider.Endpoint, "/chat/completions");
        if (!IsVersionless(path) && !path.Contains("/openai/deployments/", StringComparison.OrdinalIgnoreCase))
            path = $"{Resource(path)}/deployments/{Uri.EscapeDataString(model)}";
        return EndpointUri.Build(provider.Endpoint, $"{path}{callPath}", Version(provider, path));
    }

    public static Uri? Responses(Provider provider)
    {
        var path = EndpointUri.BasePath(provider.Endpoint, "/chat/completions", "/responses");
        return IsVersionless(path) ? EndpointUri.Build(provider.Endpoint, $"{path}/responses", Version(provider, path)) : null;
    }

    public static Uri Models(Provider provider)
    {
        var path = EndpointUri.BasePath(provider.Endpoint, "/chat/completions");
        var deployment = path.IndexOf("/deployments/", StringComparison.OrdinalIgnoreCase);
        if (deployment >= 0) path = path[..deployment];
        else if (!IsVersionless(path)) path = Resource(path);
        return EndpointUri.Build(provider.Endpoint, $"{path}/models", Version(provider, path));
    }

    private static bool IsVersionless(string path) => path.EndsWith("/openai/v1", StringComparison.OrdinalIgnoreCase);

    private static string Resource(string path) => path.EndsWith("/openai", StringComparison.OrdinalIgnoreCase) ? path : $"{path}/openai";

    /// <summary>The version-less address refuses dated versions, so there only the provider's own setting counts.</summary>
    private static string? Version(Provider provider, string path)
    {
        if (provider.Endpoint.Query.Contains("api-version=", StringComparison.OrdinalIgnoreCase)) return null;

        var version = provider.ApiVersion ?? (IsVersionless(path) ? null : provider.Type.ApiVersion);
        return version is null ? null : $"api-version={Uri.EscapeDataString(version)}";
    }
}
