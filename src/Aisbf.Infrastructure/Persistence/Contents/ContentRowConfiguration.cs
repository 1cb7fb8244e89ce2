using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Contents;

internal sealed class ContentRowConfiguration : IEntityTypeConfiguration<ContentRow>
{
    private const int IdLength = 32;
    private const int ProviderIdLength = 64;

    public void Configure(EntityTypeBuilder<ContentRow> builder)
    {
        builder.ToTable("contents");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).HasColumnName("id").HasMaxLength(IdLength);
        builder.Property(c => c.OwnerId).HasColumnName("owner_id");
        builder.Property(c => c.ProviderOwnerId).HasColumnName("provider_owner_id");
        builder.Property(c => c.ProviderId).HasColumnName("provider_id").HasMaxLength(ProviderIdLength);
        builder.Property(c => c.Source).HasColumnName("source").HasMaxLength(AisbfDbContext.Unbounded);
        builder.Property(c => c.ExpiresAt).HasColumnName("expires_at");
        builder.HasIndex(c => c.ExpiresAt);
        builder.HasIndex(c => new { c.OwnerId, c.ExpiresAt });
    }
}
