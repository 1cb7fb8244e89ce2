using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Aisbf.Infrastructure.Persistence.SqlServer;

/// <summary>Makes the context for the migration tools; never opens a database.</summary>
internal sealed class SqlServerAisbfDbContextFactory : IDesignTimeDbContextFactory<SqlServerAisbfDbContext>
{
    public SqlServerAisbfDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerAisbfDbContext>().UseSqlServer("Server=.;Database=design-time").Options);
}
