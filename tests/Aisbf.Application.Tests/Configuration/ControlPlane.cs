using System.Text;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.PutAutoselect;
using Aisbf.Application.Configuration;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.GetProvider;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.PutRotation;
using Aisbf.Domain.Common;
using Aisbf.Domain.Providers;
using Aisbf.Domain.Tenancy;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;

namespace Aisbf.Application.Tests.Configuration;

/// <summary>The use cases over a store in memory.</summary>
internal sealed class ControlPlane : IDisposable
{
    private readonly ServiceProvider _services;

    public ControlPlane()
    {
        var types = Substitute.For<IProviderTypeCatalog>();
        types.Find("openai").Returns(new ProviderType
        {
            Id = "openai",
            Name = "OpenAI",
            Dialect = Dialect.OpenAi,
            DefaultEndpoint = "https://api.openai.com/v1",
        });
        types.Find("anthropic").Returns(new ProviderType
        {
            Id = "anthropic",
            Name = "Anthropic",
            Dialect = Dialect.Anthropic,
            DefaultEndpoint = "https://api.anthropic.com",
        });
        types.Find("azure_openai").Returns(new ProviderType { Id = "azure_openai", Name = "Azure", Dialect = Dialect.OpenAi });
        var services = new ServiceCollection();
        services.AddSingleton<IResourceStore>(Store);
        services.AddSingleton<IConfigurationWriter>(Store);
        services.AddSingleton(Changes);
        services.AddSingleton(Users);
        services.AddSingleton(Audit);
        services.AddSingleton(types);
        services.AddSingleton(Tokens);
        services.AddSingleton<TimeProvider>(Time);
        services.AddAisbfApplication();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public InMemoryResourceStore Store { get; } = new();

    public IOwnerChanges Changes { get; } = Substitute.For<IOwnerChanges>();

    public IUserDirectory Users { get; } = Substitute.For<IUserDirectory>();

    public IAuditLog Audit { get; } = Substitute.For<IAuditLog>();

    public ITokenStore Tokens { get; } = Substitute.For<ITokenStore>();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request) => _services.GetRequiredService<IMediator>().Send(request);

    public Task<Result<Saved<ProviderDto>>> PutProviderAsync(string id, string json, Precondition? precondition = null, Owner owner = default) =>
        SendAsync(new PutProviderCommand(owner, id, Document<ProviderDto>(json), precondition ?? Precondition.None));

    public Task<Result<Saved<RotationDto>>> PutRotationAsync(string id, string json, Owner owner = default) =>
        SendAsync(new PutRotationCommand(owner, id, Document<RotationDto>(json), Precondition.None));

    public Task<Result<Saved<AutoselectDto>>> PutAutoselectAsync(string id, string json, Owner owner = default) =>
        SendAsync(new PutAutoselectCommand(owner, id, Document<AutoselectDto>(json), Precondition.None));

    public Task<Result<Versioned<ProviderDto>>> GetProviderAsync(string id, Owner owner = default) => SendAsync(new GetProviderQuery(owner, id));

    public async Task<ImportReportDto> ImportAsync(string json, Owner owner = default, Caller? tokensBy = null) =>
        (await SendAsync(new ImportConfigurationCommand(owner, Encoding.UTF8.GetBytes(json), tokensBy))).Value;

    public async Task<string?> StoredSecretAsync(ResourceKind kind, string id, string place) =>
        (await Store.FindAsync(Owner.Global, kind, id, default))?.Secrets?.GetValueOrDefault(place)?.Reveal();

    public static Result<T> Parse<T>(string json)
        where T : class => ConfigurationJson.Parse<T>(Encoding.UTF8.GetBytes(json));

    public void Dispose() => _services.Dispose();

    private static T Document<T>(string json)
        where T : class => Parse<T>(json).Value;
}
