using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Owners;

internal sealed class OwnerChangeRowConfiguration : IEntityTypeConfiguration<OwnerChangeRow>
{
    public void Configure(EntityTypeBuilder<OwnerChangeRow> builder)
    {
        builder.ToTable("owner_changes");
        builder.HasKey(c => c.OwnerId);
        builder.Property(c => c.OwnerId).HasColumnName("owner_id").ValueGeneratedNever();
        builder.Property(c => c.ChangedAt).HasColumnName("changed_at");
        builder.Property(c => c.Stamp).HasColumnName("stamp");
        builder.HasIndex(c => c.ChangedAt);
    }
}
