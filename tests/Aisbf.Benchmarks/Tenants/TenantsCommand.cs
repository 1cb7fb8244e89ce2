using System.Diagnostics;
using System.Text.Json;
using Aisbf.Benchmarks.Cli;
using Aisbf.Benchmarks.Report;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Conventions;
using Aisbf.Infrastructure.Persistence.Resources;
using Aisbf.Infrastructure.Persistence.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Benchmarks.Tenants;

/// <summary>Fills a new SQLite database with tenants: each has three providers with keys of their own, a user and a token.</summary>
internal static class TenantsCommand
{
    private const int ProvidersEach = 3;
    private const int BatchSize = 500;

    public static async Task<int> RunAsync(Arguments line)
    {
        var (directory, count, upstream) = (line.Text("data"), line.Number("count"), line.Uri("upstream"));
        line.Finish();
        var start = Stopwatch.GetTimestamp();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new(Infrastructure.Persistence.DependencyInjection.DataDirectoryKey, directory)])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddAisbfPersistence(configuration)
            .BuildServiceProvider();
        await services.InitializeDatabaseAsync();
        await FillAsync(services, count, upstream);
        Console.WriteLine(Json.Write(new { tenants = count, seconds = Math.Round(Stopwatch.GetElapsedTime(start).TotalSeconds, 1) }));
        return 0;
    }

    private static async Task FillAsync(ServiceProvider services, int count, Uri upstream)
    {
        var secrets = services.GetRequiredService<SecretsColumn>();
        var contexts = services.GetRequiredService<IDbContextFactory<AisbfDbContext>>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var batch in Enumerable.Range(0, count).Select(number => new Tenant(number)).Chunk(BatchSize))
        {
            await using var context = await contexts.CreateDbContextAsync();
            foreach (var tenant in batch)
            {
                context.Add(UserOf(tenant, now));
                context.Add(TokenOf(tenant, now));
                context.AddRange(Enumerable.Range(1, ProvidersEach).Select(n => ProviderOf(tenant, $"p{n}", upstream, secrets, now)));
            }

            await context.SaveChangesAsync();
        }
    }

    // Without a password: nobody signs in as one of them.
    private static AisbfUser UserOf(Tenant tenant, DateTimeOffset now) => new()
    {
        Id = tenant.Owner.UserId!.Value,
        UserName = tenant.Username,
        NormalizedUserName = tenant.Username.ToUpperInvariant(),
        Skeleton = tenant.Username,
        SecurityStamp = tenant.Username,
        CreatedAt = now,
    };

    private static TokenRow TokenOf(Tenant tenant, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OwnerId = OwnerKey.Of(tenant.Owner),
        Hash = TokenHash.Of(tenant.Token).ToBytes(),
        LastFour = tenant.Token[^4..],
        Description = "bench",
        Scope = TokenScope.Api,
        CreatedAt = now,
    };

    // All tenants have the same ids and models, as tenants do.
    private static ProviderRow ProviderOf(Tenant tenant, string id, Uri upstream, SecretsColumn secrets, DateTimeOffset now) => new()
    {
        OwnerId = OwnerKey.Of(tenant.Owner),
        Id = id,
        Document = JsonSerializer.Serialize(new { id, name = id, type = "openai", endpoint = new Uri(upstream, "/v1"), models = new[] { new { name = "m1" } } }),
        Secrets = secrets.Write(new Dictionary<string, Secret> { ["api_key"] = new($"key-{id}-of-{tenant.Number}") }),
        Version = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
