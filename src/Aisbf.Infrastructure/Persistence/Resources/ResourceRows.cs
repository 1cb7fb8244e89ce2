using Aisbf.Application.Abstractions;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Persistence.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.Resources;

/// <summary>Finds and fills the rows of configuration documents.</summary>
internal static class ResourceRows
{
    public static IQueryable<ResourceRow> OfOwner(AisbfDbContext context, Owner owner, ResourceKind kind)
    {
        var ownerId = OwnerKey.Of(owner);
        IQueryable<ResourceRow> rows = kind switch
        {
            ResourceKind.Provider => context.Providers,
            ResourceKind.Rotation => context.Rotations,
            ResourceKind.Autoselect => context.Autoselects,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return rows.AsNoTracking().Where(r => r.OwnerId == ownerId);
    }

    /// <summary>Adds a new row to the context.</summary>
    public static ResourceRow Add(AisbfDbContext context, Owner owner, ResourceKind kind, ResourceDraft draft, DateTimeOffset now)
    {
        ResourceRow row = kind switch
        {
            ResourceKind.Provider => new ProviderRow { Id = draft.Id, Document = draft.Document },
            ResourceKind.Rotation => new RotationRow { Id = draft.Id, Document = draft.Document },
            ResourceKind.Autoselect => new AutoselectRow { Id = draft.Id, Document = draft.Document },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        row.OwnerId = OwnerKey.Of(owner);
        row.CreatedAt = now;
        context.Add(row);
        return row;
    }

    public static void Apply(ResourceRow row, ResourceDraft draft, string? secrets, DateTimeOffset now)
    {
        row.Document = draft.Document;
        row.Secrets = secrets;
        row.UpdatedAt = now;

        // Starting from the clock, the versions of a document made anew under an old id are new as well.
        row.Version = Math.Max(row.Version + 1, now.UtcTicks);
    }
}
