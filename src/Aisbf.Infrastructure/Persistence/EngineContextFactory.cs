using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>Hands out the configured engine's pooled contexts as the base context that everybody else works with.</summary>
internal sealed class EngineContextFactory<TContext>(IDbContextFactory<TContext> pool) : IDbContextFactory<AisbfDbContext>
    where TContext : AisbfDbContext
{
    public AisbfDbContext CreateDbContext() => pool.CreateDbContext();
}
