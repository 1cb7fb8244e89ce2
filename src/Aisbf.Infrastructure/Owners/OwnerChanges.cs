using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Owners;

/// <summary>Brings what this instance keeps of an owner up to date.</summary>
internal sealed class OwnerChanges(IRouteCatalog routes, ITokenCatalog tokens) : IOwnerChanges
{
    public Task PublishAsync(Owner owner, CancellationToken cancellationToken)
    {
        routes.Invalidate(owner);
        return tokens.ReloadAsync(cancellationToken);
    }
}
