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
        var isBearer = string.Equals(header, Authorization, StringComparison.OrdinalIgnoreCase);
        request.Headers.TryAddWithoutValidation(header, isBearer ? $"Bearer {apiKey.Reveal()}" : apiKey.Reveal());
    }
}
