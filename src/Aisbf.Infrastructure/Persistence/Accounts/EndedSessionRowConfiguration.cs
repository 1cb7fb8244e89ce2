using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Accounts;

internal sealed class EndedSessionRowConfiguration : IEntityTypeConfiguration<EndedSessionRow>
{
    public void Configure(EntityTypeBuilder<EndedSessionRow> builder)
    {
        builder.ToTable("ended_sessions");
        builder.HasKey(s => s.SessionId);
        builder.Property(s => s.SessionId).HasColumnName("session_id").ValueGeneratedNever();
        builder.Property(s => s.ExpiresAt).HasColumnName("expires_at");
        builder.HasIndex(s => s.ExpiresAt);
    }
}
