using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Audit;

internal sealed class AuditRetentionRowConfiguration : IEntityTypeConfiguration<AuditRetentionRow>
{
    public void Configure(EntityTypeBuilder<AuditRetentionRow> builder)
    {
        builder.ToTable("audit_retention", table => table.HasTrigger("audit_retention_moves_forward"));
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(r => r.KeptFrom).HasColumnName("kept_from");
        builder.HasData(new AuditRetentionRow { Id = 1, KeptFrom = DateTimeOffset.MinValue });
    }
}
