using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Accounts;

internal sealed class UsedChallengeRowConfiguration : IEntityTypeConfiguration<UsedChallengeRow>
{
    public void Configure(EntityTypeBuilder<UsedChallengeRow> builder)
    {
        builder.ToTable("used_challenges");
        builder.HasKey(c => c.Hash);
        builder.Property(c => c.Hash).HasColumnName("hash").HasMaxLength(SHA256.HashSizeInBytes).IsFixedLength().ValueGeneratedNever();
        builder.Property(c => c.ExpiresAt).HasColumnName("expires_at");
        builder.HasIndex(c => c.ExpiresAt);
    }
}
