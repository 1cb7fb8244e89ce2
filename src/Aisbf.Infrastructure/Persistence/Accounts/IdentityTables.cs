using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Aisbf.Infrastructure.Persistence.Accounts;

/// <summary>Names the tables and columns of accounts like all the others.</summary>
internal static class IdentityTables
{
    private const int MaxPasswordHash = 512;

    // A key has 900 bytes at most on SQL Server.
    private const int MaxName = 128;
    private const int MaxCredentialId = 1024;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<AisbfUser>(user =>
        {
            user.ToTable("users");
            user.Property(u => u.PasswordHash).HasMaxLength(MaxPasswordHash);
            user.Property(u => u.Skeleton).HasMaxLength(2 * Username.MaxLength);
            user.HasIndex(u => u.Skeleton).IsUnique();
            user.HasIndex(u => u.CreatedAt);
            user.HasIndex(u => u.NormalizedEmail).IsUnique();
        });
        model.Entity<AisbfRole>(role =>
        {
            role.ToTable("roles");
            role.HasData(Enum.GetValues<UserRole>().Select(AisbfRole.Of));
        });
        model.Entity<IdentityUserRole<Guid>>().ToTable("user_roles");
        model.Entity<IdentityUserClaim<Guid>>(claim =>
        {
            claim.ToTable("user_claims");
            claim.Property(c => c.ClaimValue).HasMaxLength(AisbfDbContext.Unbounded);
        });
        model.Entity<IdentityRoleClaim<Guid>>(claim =>
        {
            claim.ToTable("role_claims");
            claim.Property(c => c.ClaimValue).HasMaxLength(AisbfDbContext.Unbounded);
        });
        model.Entity<IdentityUserLogin<Guid>>(login =>
        {
            login.ToTable("user_logins");
            login.Property(l => l.LoginProvider).HasMaxLength(MaxName);
        });
        model.Entity<IdentityUserToken<Guid>>(token =>
        {
            token.ToTable("user_tokens");
            token.Property(t => t.LoginProvider).HasMaxLength(MaxName);
            token.Property(t => t.Name).HasMaxLength(MaxName);
            token.Property(t => t.Value).HasMaxLength(AisbfDbContext.Unbounded);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            // Said here and not by options, which the migration tools do not have.
            passkey.ToTable("user_passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(MaxCredentialId);
            passkey.HasOne<AisbfUser>().WithMany().HasForeignKey(p => p.UserId).IsRequired();
            passkey.OwnsOne(p => p.Data).ToJson("data");
        });

        foreach (var entity in model.Model.GetEntityTypes().Where(e => !e.IsOwned() && IsIdentity(e)))
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(ToSnakeCase(property.Name));
            }
        }
    }

    private static bool IsIdentity(IMutableEntityType entity) =>
        entity.ClrType == typeof(AisbfUser) || entity.ClrType == typeof(AisbfRole) || entity.ClrType.Namespace == typeof(IdentityUser).Namespace;

    private static string ToSnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
