using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Resources;

internal abstract class ResourceRowConfiguration<TRow>(string table) : IEntityTypeConfiguration<TRow>
    where TRow : ResourceRow
{
    private const int IdLength = 64;

    public void Configure(EntityTypeBuilder<TRow> builder)
    {
        builder.ToTable(table);
        builder.HasKey(r => r.Key);
        builder.Property(r => r.Key).HasColumnName("key");
        builder.Property(r => r.OwnerId).HasColumnName("owner_id");
        builder.Property(r => r.Id).HasColumnName("id").HasMaxLength(IdLength).IsRequired();
        builder.Property(r => r.Document).HasColumnName("document").HasMaxLength(AisbfDbContext.Unbounded);
        builder.Property(r => r.Secrets).HasColumnName("secrets").HasMaxLength(AisbfDbContext.Unbounded);
        builder.Ignore(r => r.Revision);
        builder.Property(r => r.Version).HasColumnName("version").IsConcurrencyToken();
        builder.Property(r => r.CreatedAt).HasColumnName("created_at");
        builder.Property(r => r.UpdatedAt).HasColumnName("updated_at");
        builder.HasIndex(r => new { r.OwnerId, r.Id }).IsUnique();
    }
}

internal sealed class ProviderRowConfiguration() : ResourceRowConfiguration<ProviderRow>("providers");

internal sealed class RotationRowConfiguration() : ResourceRowConfiguration<RotationRow>("rotations");

internal sealed class AutoselectRowConfiguration() : ResourceRowConfiguration<AutoselectRow>("autoselects");
