using Aisbf.Domain.Tenancy;

namespace Aisbf.Application.Abstractions;

/// <summary>Who a bearer token stands for, from memory.</summary>
public interface ITokenCatalog
{
    /// <summary>
    /// The token's caller, or null when there is no such token, it is revoked or expired, or its user is disabled. Notes the use.
    /// </summary>
    Caller? Find(in TokenHash hash);

    /// <summary>Reads one owner's tokens again. Called after a change is committed.</summary>
    Task RefreshAsync(Owner owner, CancellationToken cancellationToken);
}
