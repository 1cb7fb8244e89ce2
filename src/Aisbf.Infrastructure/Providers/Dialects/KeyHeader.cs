using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;

namespace Aisbf.Infrastructure.Providers.Dialects;

/// <summary>Puts a provider's credential on a request, in the header that its type names.</summary>
internal static class KeyHeader
{
    private const string Authorization = "Authorization";

    public static void Add(HttpRequestMessage request, Provider provider, Secret? apiKey)
    {
        if (apiKey is null) return;

        var header = provider.Type.KeyHeader;
        var value = string.Equals(header, Authorization, StringComparison.OrdinalIgnoreCase) ? $"Bearer {apiKey.Reveal()}" : apiKey.Reveal();
        request.Headers.TryAddWithoutValidation(header, value);
    }
}
