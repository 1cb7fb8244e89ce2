using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Contents;

/// <summary>Something that an answer referred to.</summary>
/// <param name="Owner">Who got the answer.</param>
/// <param name="ProviderOwner">Whose the provider is that gave it.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="Source">Where it is.</param>
public sealed record ProxiedContent(Owner Owner, Owner ProviderOwner, string ProviderId, Uri Source);
