using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Persistence.Accounts;
using Aisbf.Infrastructure.Persistence.Audit;
using Aisbf.Infrastructure.Persistence.Contents;
using Aisbf.Infrastructure.Persistence.Conventions;
using Aisbf.Infrastructure.Persistence.Owners;
using Aisbf.Infrastructure.Persistence.Resources;
using Aisbf.Infrastructure.Persistence.Tokens;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>The schema. Each engine derives its own context, so that each has its own migrations.</summary>
internal abstract class AisbfDbContext(DbContextOptions options)
    : IdentityDbContext<AisbfUser, AisbfRole, Guid>(options), IDataProtectionKeyContext
{
    private const int DefaultTextLength = 256;
    private const int PriceDigits = 28;
    private const int PriceDecimals = 12;

    /// <summary>Marks a text without a bound on its length.</summary>
    protected internal const int Unbounded = -1;

    public DbSet<ProviderRow> Providers => Set<ProviderRow>();

    public DbSet<RotationRow> Rotations => Set<RotationRow>();

    public DbSet<AutoselectRow> Autoselects => Set<AutoselectRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<PictureRow> Pictures => Set<PictureRow>();

    public DbSet<EndedSessionRow> EndedSessions => Set<EndedSessionRow>();

    public DbSet<UsedChallengeRow> UsedChallenges => Set<UsedChallengeRow>();

    public DbSet<AuditRow> AuditLog => Set<AuditRow>();

    public DbSet<AuditRetentionRow> AuditRetention => Set<AuditRetentionRow>();

    public DbSet<OwnerChangeRow> OwnerChanges => Set<OwnerChangeRow>();

    public DbSet<ContentRow> Contents => Set<ContentRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveMaxLength(DefaultTextLength);

        // Prices per single token have many leading zeros; an engine's own default would round them away.
        configurationBuilder.Properties<decimal>().HavePrecision(PriceDigits, PriceDecimals);

        // Ticks of UTC sort on every engine; SQLite cannot sort instants with an offset.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        IdentityTables.Configure(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AisbfDbContext).Assembly);
        modelBuilder.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("data_protection_keys");
            key.Property(k => k.Id).HasColumnName("id");
            key.Property(k => k.FriendlyName).HasColumnName("friendly_name");
            key.Property(k => k.Xml).HasColumnName("xml").HasMaxLength(Unbounded);
        });
    }
}
