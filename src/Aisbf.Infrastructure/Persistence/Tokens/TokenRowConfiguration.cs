using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Tokens;

internal sealed class TokenRowConfiguration : IEntityTypeConfiguration<TokenRow>
{
    private const int HashLength = 32;
    private const int LastFourLength = 4;

    public void Configure(EntityTypeBuilder<TokenRow> builder)
    {
        builder.ToTable("tokens");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).HasColumnName("id").ValueGeneratedNever();
        builder.Property(t => t.OwnerId).HasColumnName("owner_id");
        builder.Property(t => t.Hash).HasColumnName("hash").HasMaxLength(HashLength).IsFixedLength();
        builder.Property(t => t.LastFour).HasColumnName("last_four").HasMaxLength(LastFourLength);
        builder.Property(t => t.Description).HasColumnName("description");
        builder.Property(t => t.Scope).HasColumnName("scope");
        builder.Property(t => t.CreatedAt).HasColumnName("created_at");
        builder.Property(t => t.ExpiresAt).HasColumnName("expires_at");
        builder.Property(t => t.RevokedAt).HasColumnName("revoked_at");
        builder.Property(t => t.LastUsedAt).HasColumnName("last_used_at");
        builder.Property(t => t.AllowedModels).HasColumnName("allowed_models").HasMaxLength(AisbfDbContext.Unbounded);
        builder.Property(t => t.AllowedAddresses).HasColumnName("allowed_addresses").HasMaxLength(AisbfDbContext.Unbounded);
        builder.Property(t => t.MadeBy).HasColumnName("made_by");
        builder.Property(t => t.ReplacedBy).HasColumnName("replaced_by");
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => t.OwnerId);
    }
}
