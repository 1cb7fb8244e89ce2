using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Aisbf.Infrastructure.Persistence.Sqlite;

/// <summary>Makes the context for the migration tools; never opens a database.</summary>
internal sealed class SqliteAisbfDbContextFactory : IDesignTimeDbContextFactory<SqliteAisbfDbContext>
{
    public SqliteAisbfDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAisbfDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
