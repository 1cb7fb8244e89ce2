using Aisbf.Infrastructure.Persistence.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.SqlServer;

/// <summary>The schema on SQL Server.</summary>
internal sealed class SqlServerAisbfDbContext(DbContextOptions<SqlServerAisbfDbContext> options) : AisbfDbContext(options)
{
    // Ids differ by case, which the server's usual collations do not see.
    private const string ByteCollation = "Latin1_General_100_BIN2";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<ProviderRow>().Property(r => r.Id).UseCollation(ByteCollation);
        modelBuilder.Entity<RotationRow>().Property(r => r.Id).UseCollation(ByteCollation);
        modelBuilder.Entity<IdentityUserLogin<Guid>>().Property(l => l.ProviderKey).UseCollation(ByteCollation);
        modelBuilder.Entity<AutoselectRow>().Property(r => r.Id).UseCollation(ByteCollation);
    }
}
