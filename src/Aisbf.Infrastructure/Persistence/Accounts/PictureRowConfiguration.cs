using Aisbf.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Aisbf.Infrastructure.Persistence.Accounts;

internal sealed class PictureRowConfiguration : IEntityTypeConfiguration<PictureRow>
{
    public void Configure(EntityTypeBuilder<PictureRow> builder)
    {
        builder.ToTable("pictures");
        builder.HasKey(p => p.UserId);
        builder.Property(p => p.UserId).HasColumnName("user_id").ValueGeneratedNever();
        builder.Property(p => p.ContentType).HasColumnName("content_type");
        builder.Property(p => p.Content).HasColumnName("content");
        builder.Property(p => p.UpdatedAt).HasColumnName("updated_at");
        builder.HasOne<AisbfUser>().WithOne().HasForeignKey<PictureRow>(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
