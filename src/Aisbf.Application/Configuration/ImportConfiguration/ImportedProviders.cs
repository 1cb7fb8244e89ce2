using System.Collections.Frozen;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Providers;

namespace Aisbf.Application.Configuration.ImportConfiguration;

/// <summary>What the types of provider in files to import are here.</summary>
internal static class ImportedProviders
{
    private const string Compatible = "openai";
    private const string CoderAi = "coderai";

    /// <summary>Types whose providers are signed in to with an account instead of a key.</summary>
    private static readonly FrozenSet<string> SignedIn = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "claude", "codex", "kilo", "kilocode", "kiro", "qwen");

    public static bool IsNotSupportedYet(string type) => SignedIn.Contains(type);

    /// <summary>Replaces or refuses a type that is not known.</summary>
    public static void Adjust(ImportCandidate<ProviderDto> candidate, IProviderTypeCatalog types)
    {
        var provider = candidate.Document!;
        if (string.IsNullOrEmpty(provider.Type) || types.Find(provider.Type) is not null)
        {
            return;
        }

        // A type that is not known is not quoted: people put keys into the wrong field.
        if (IsNotSupportedYet(provider.Type))
        {
            candidate.Errors.Add(new ImportErrorDto(
                "type", $"Providers of the type '{provider.Type}' sign in with OAuth2, which is not supported yet. With an API key, use a type such as 'openai' or 'anthropic'."));
        }
        else if (string.IsNullOrWhiteSpace(provider.Endpoint))
        {
            candidate.Errors.Add(new ImportErrorDto(
                "type", "The type is not known. With an 'endpoint', the provider would be taken as an OpenAI-compatible one."));
        }
        else
        {
            candidate.Document = provider with { Type = Compatible, Endpoint = EndpointOf(provider) };
            candidate.Warnings.Add($"type: it is not known, so the provider was taken as '{Compatible}', with OpenAI's API at its endpoint.");
        }
    }

    // A CoderAI server has OpenAI's API below /v1, and its configuration names the server only.
    private static string EndpointOf(ProviderDto provider)
    {
        var endpoint = provider.Endpoint!.TrimEnd('/');
        return string.Equals(provider.Type, CoderAi, StringComparison.OrdinalIgnoreCase) && !endpoint.EndsWith("/v1", StringComparison.Ordinal)
            ? endpoint + "/v1"
            : provider.Endpoint;
    }
}
