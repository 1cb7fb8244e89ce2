using Aisbf.Application.Abstractions;
using Aisbf.Application.Limits;
using Aisbf.Infrastructure.Configuration;
using Aisbf.Infrastructure.Persistence.Contents;
using Aisbf.Infrastructure.Persistence.Owners;
using Aisbf.Infrastructure.Persistence.Resources;
using Aisbf.Infrastructure.Persistence.Sqlite;
using Aisbf.Infrastructure.Persistence.SqlServer;
using Aisbf.Infrastructure.Persistence.Tokens;
using Aisbf.Infrastructure.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Persistence;

/// <summary>Registers the database and what is kept in it.</summary>
public static class DependencyInjection
{
    /// <summary>Where files are kept; <c>data</c> under the working directory when not set.</summary>
    public const string DataDirectoryKey = "Aisbf:DataDirectory";

    private const string DefaultDataDirectory = "data";
    private const string FileName = "aisbf.db";
    private const int MaxRetries = 2;

    /// <summary>Adds the configured engine's contexts, the stores, the route configuration and the encryption of secrets.</summary>
    /// <exception cref="InvalidOperationException">SQL Server is configured without a connection string.</exception>
    public static IServiceCollection AddAisbfPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<StorageLimitOptions>().BindConfiguration(StorageLimitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<StorageLimits>();
        services.TryAddSingleton(TimeProvider.System);

        var options = configuration.GetSection(DatabaseOptions.Section).Get<DatabaseOptions>() ?? new DatabaseOptions();
        var connectionString = configuration.GetConnectionString(DatabaseOptions.ConnectionStringName);
        if (options.Provider == DatabaseEngine.Sqlite)
        {
            connectionString = SqliteConnectionString(connectionString, configuration[DataDirectoryKey], options);
            services.TryAddSingleton(new SqliteWriteLock(connectionString));
            AddEngine<SqliteAisbfDbContext>(services, (provider, builder) => builder
                .UseSqlite(connectionString)
                .AddInterceptors(new SqliteConnectionInterceptor(connectionString, options.BusyTimeout, provider.GetRequiredService<StorageState>())));
        }
        else
        {
            if (string.IsNullOrWhiteSpace(connectionString))
            {
                throw new InvalidOperationException($"ConnectionStrings:{DatabaseOptions.ConnectionStringName} is required for SQL Server.");
            }

            // Whoever waits for an answer is better told soon than after half a minute.
            AddEngine<SqlServerAisbfDbContext>(services, (_, builder) => builder
                .UseSqlServer(connectionString, server => server.EnableRetryOnFailure(MaxRetries, options.BusyTimeout, errorNumbersToAdd: null)));
        }

        services.AddKeyRing(configuration);
        services.TryAddSingleton<SecretsColumn>();
        services.TryAddSingleton<StorageState>();
        services.TryAddSingleton<IStorageState>(p => p.GetRequiredService<StorageState>());
        services.TryAddSingleton(p => new DatabaseWriteGate(
            p.GetRequiredService<IOptions<DatabaseOptions>>(), p.GetRequiredService<StorageState>(), p.GetService<SqliteWriteLock>()));
        services.TryAddSingleton<SavingInterceptor>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StorageMonitor>());
        services.TryAddSingleton<IResourceStore, ResourceStore>();
        services.TryAddSingleton<ITokenStore, TokenStore>();
        services.TryAddSingleton<OwnerChangeStore>();
        services.TryAddSingleton<IContentStore, ContentStore>();
        services.TryAddSingleton<IRouteConfiguration, RouteConfiguration>();
        services.TryAddTransient<SqliteFile>();
        services.TryAddTransient<DatabaseInitializer>();
        return services;
    }

    /// <summary>Makes the database ready. To be awaited between building the host and running it.</summary>
    public static Task InitializeDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken = default) =>
        services.GetRequiredService<DatabaseInitializer>().InitializeAsync(cancellationToken);

    private static void AddEngine<TContext>(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TContext : AisbfDbContext
    {
        services.AddPooledDbContextFactory<TContext>((provider, builder) =>
        {
            configure(provider, builder);
            builder.AddInterceptors(provider.GetRequiredService<SavingInterceptor>());
        });
        services.TryAddSingleton<IDbContextFactory<AisbfDbContext>, EngineContextFactory<TContext>>();
        services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<AisbfDbContext>>().CreateDbContext());
    }

    private static string SqliteConnectionString(string? configured, string? dataDirectory, DatabaseOptions options)
    {
        var directory = string.IsNullOrWhiteSpace(dataDirectory) ? DefaultDataDirectory : dataDirectory;
        var builder = string.IsNullOrWhiteSpace(configured)
            ? new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(Path.Combine(directory, FileName)) }
            : new SqliteConnectionStringBuilder(configured);
        builder.ForeignKeys = true;
        builder.DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds);
        return builder.ConnectionString;
    }
}
