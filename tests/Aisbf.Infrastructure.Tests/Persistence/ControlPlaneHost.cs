using System.Text;
using Aisbf.Application;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Audit;
using Aisbf.Application.Configuration;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Audit;
using Aisbf.Infrastructure.Identity;
using Aisbf.Infrastructure.Owners;
using Aisbf.Infrastructure.Persistence;
using Aisbf.Infrastructure.Persistence.Sqlite;
using Aisbf.Infrastructure.Tokens;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
            .AddInMemoryCollection([new("Aisbf:DataDirectory", directory)])
            .AddInMemoryCollection(settings)
            .Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Logs));
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Routes);
        services.AddSingleton<IProviderTypeCatalog>(new FewProviderTypes());
        services.AddAisbfApplication();
        services.AddAisbfPersistence(configuration);
        services.AddAisbfTokens();
        services.AddAisbfIdentity();
        services.AddAisbfAudit();
        services.AddAisbfOwners();
        services.AddSingleton<IActorContext>(new NoActor());
        services.ConfigureDbContext<SqliteAisbfDbContext>(context => context.AddInterceptors(Writes));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public CollectedLogs Logs { get; } = new();

    /// <summary>Sees each statement that changes something.</summary>
    public WriteInterceptor Writes { get; } = new();

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

    /// <summary>The services of one request.</summary>
    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    public async Task<AisbfDbContext> OpenAsync() => await Get<IDbContextFactory<AisbfDbContext>>().CreateDbContextAsync();

    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request) => Get<IMediator>().Send(request);

    public async Task<Owner> CreateUserAsync(string username, UserRole role = UserRole.User)
    {
        await using var scope = _services.CreateAsyncScope();
        var sent = new NewUser(username, $"{username}@example.test", null, role, IsEmailConfirmed: true);
        return Owner.OfUser((await scope.ServiceProvider.GetRequiredService<UserRegistrar>().CreateAsync(sent, default)).Value.Id);
    }

    /// <summary>Switches an account off or on, and says so.</summary>
    public async Task SetDisabledAsync(Owner user, bool disabled)
    {
        await using var context = await OpenAsync();
        await context.Users.Where(u => u.Id == user.UserId).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsDisabled, disabled));
        await Get<IOwnerChanges>().PublishAsync(user, default);
    }

    public async Task<CreatedTokenDto> CreateTokenAsync(Owner owner, NewTokenDto? token = null) =>
        (await SendAsync(new CreateTokenCommand(Caller.Anonymous, owner, token ?? new NewTokenDto()))).Value;

    public Caller? Find(string token) => Get<TokenCatalog>().Find(TokenHash.Of(token));

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

    private sealed class NoActor : IActorContext
    {
        public Actor Current => Actor.System;
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
