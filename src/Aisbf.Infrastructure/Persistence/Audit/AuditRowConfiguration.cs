using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Audit;

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public const string Table = "audit_log";
    public const int MaxDetail = 1000;
    private const int MaxAction = 64;
    private const int MaxAddress = 64;

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        // Triggers refuse changes, and an engine that is not told of them would use statements that they forbid.
        builder.ToTable(Table, table => table.HasTrigger("audit_log_append_only"));
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).HasColumnName("id");
        builder.Property(a => a.At).HasColumnName("at");
        builder.Property(a => a.Action).HasColumnName("action").HasMaxLength(MaxAction);
        builder.Property(a => a.Succeeded).HasColumnName("succeeded");
        builder.Property(a => a.OwnerId).HasColumnName("owner_id");
        builder.Property(a => a.Target).HasColumnName("target");
        builder.Property(a => a.Detail).HasColumnName("detail").HasMaxLength(MaxDetail);
        builder.Property(a => a.ActorKind).HasColumnName("actor_kind");
        builder.Property(a => a.ActorId).HasColumnName("actor_id");
        builder.Property(a => a.ActorName).HasColumnName("actor_name");
        builder.Property(a => a.TokenId).HasColumnName("token_id");
        builder.Property(a => a.ImpersonatorId).HasColumnName("impersonator_id");
        builder.Property(a => a.Address).HasColumnName("address").HasMaxLength(MaxAddress);
        builder.HasIndex(a => a.At);
        builder.HasIndex(a => new { a.OwnerId, a.Id });
        builder.HasIndex(a => new { a.ActorId, a.Id });
        builder.HasIndex(a => new { a.Action, a.Id });
    }
}
