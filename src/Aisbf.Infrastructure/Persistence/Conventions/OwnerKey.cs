using Aisbf.Domain.Tenancy;

namespace Aisbf.Infrastructure.Persistence.Conventions;

/// <summary>
/// An owner as a column: the operator is <see cref="Guid.Empty"/> and not NULL, because a unique index counts every NULL
/// as different on one engine and as equal on the other.
/// </summary>
internal static class OwnerKey
{
    public static Guid Of(Owner owner) => owner.UserId ?? Guid.Empty;

    public static Owner ToOwner(Guid key) => key == Guid.Empty ? Owner.Global : Owner.OfUser(key);
}
