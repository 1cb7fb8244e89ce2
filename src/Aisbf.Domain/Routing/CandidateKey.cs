using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>Identity of a candidate for health: one owner's provider as it is configured now, with one key, for one model.</summary>
/// <param name="Owner">Two tenants' equal ids never share health.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Model">The upstream's model name.</param>
/// <param name="KeyFingerprint">Of the credential in use; 0 for none.</param>
/// <param name="Revision">
/// Changes with every change of the provider, and never comes back. So what was learned about a provider ends with the
/// configuration that it was learned with, on every instance.
/// </param>
public readonly record struct CandidateKey(Owner Owner, string ProviderId, string Model, ulong KeyFingerprint, long Revision = 0);
