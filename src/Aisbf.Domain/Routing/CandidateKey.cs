using Aisbf.Domain.Tenancy;

namespace Aisbf.Domain.Routing;

/// <summary>Identity of a candidate for health: one owner's provider, with one key, for one model.</summary>
/// <param name="Owner">Two tenants' equal ids never share health.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Model">The upstream's model name.</param>
/// <param name="KeyFingerprint">Of the credential in use; 0 for none.</param>
public readonly record struct CandidateKey(Owner Owner, string ProviderId, string Model, ulong KeyFingerprint);
