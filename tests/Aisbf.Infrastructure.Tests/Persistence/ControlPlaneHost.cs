using System.Text;
using Aisbf.Application;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Tokens;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Aisbf.Infrastructure.Tests.Persistence;

/// <summary>The control plane on a real SQLite file in a directory of its own.</summary>
internal sealed class ControlPlaneHost : IAsyncDisposable
{
    private readonly bool _ownsDirectory;
    private readonly ServiceProvider _services;

    private ControlPlaneHost(string directory, bool ownsDirectory, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        Directory = directory;
        _ownsDirectory = ownsDirectory;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Aisbf:DataDirectory", directory), .. settings])
            .Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Routes);
        services.AddSingleton<IProviderTypeCatalog>(new FewProviderTypes());
        services.AddAisbfApplication();
        services.AddAisbfPersistence(configuration);
        services.AddAisbfTokens();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IRouteCatalog Routes { get; } = Substitute.For<IRouteCatalog>();

    public string Directory { get; }

    public string DatabaseFile => Path.Combine(Directory, "aisbf.db");

    public static async Task<ControlPlaneHost> StartAsync(params KeyValuePair<string, string?>[] settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("aisbf-tests-").FullName;
        var host = new ControlPlaneHost(directory, ownsDirectory: true, settings);
        await host._services.InitializeDatabaseAsync();
        return host;
    }

    /// <summary>A second process on the same file.</summary>
    public async Task<ControlPlaneHost> StartAnotherAsync(params KeyValuePair<string, string?>[] settings)
    {
        var host = new ControlPlaneHost(Directory, ownsDirectory: false, settings);
        await host._services.InitializeDatabaseAsync();
        return host;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<AisbfDbContext> OpenAsync() => await Get<IDbContextFactory<AisbfDbContext>>().CreateDbContextAsync();

    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request) => Get<IMediator>().Send(request);

    public static T Document<T>(string json)
        where T : class => ConfigurationJson.Parse<T>(Encoding.UTF8.GetBytes(json)).Value;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDirectory)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private sealed class FewProviderTypes : IProviderTypeCatalog
    {
        public IReadOnlyCollection<ProviderType> All { get; } =
        [
            new() { Id = "openai", Name = "OpenAI", Dialect = Dialect.OpenAi, DefaultEndpoint = "https://api.openai.com/v1" },
            new() { Id = "azure_openai", Name = "Azure", Dialect = Dialect.OpenAi, KeyHeader = "api-key" },
        ];

        public ProviderType? Find(string id) => All.FirstOrDefault(t => t.Id == id);
    }
}
