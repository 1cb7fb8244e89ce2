using Aisbf.Domain.Providers;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Routing;

/// <summary>Whose list of models it is, from where, and with which credential: what one account sees is not told to another.</summary>
internal readonly record struct ModelListKey(Owner Owner, string ProviderId, Uri Endpoint, ulong KeyFingerprint)
{
    public static ModelListKey Of(Owner owner, Provider provider) => new(owner, provider.Id, provider.Endpoint, provider.ApiKey?.Fingerprint ?? 0);
}
