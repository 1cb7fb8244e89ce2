using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence.Sqlite;

/// <summary>The schema on SQLite.</summary>
internal sealed class SqliteAisbfDbContext(DbContextOptions<SqliteAisbfDbContext> options) : AisbfDbContext(options);
