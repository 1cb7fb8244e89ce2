using System.Security.Cryptography;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Users.CreateUser;
using Aisbf.Domain.Tenancy;
using Aisbf.Simulator;
using MediatR;

namespace Aisbf.Api.Demo;

/// <summary>
/// <c>--demo</c>: a gateway that works at once. It brings an upstream simulator along, keeps its data in a directory that
/// is gone afterwards, and prints what is needed to call it.
/// </summary>
internal sealed class DemoMode : IAsyncDisposable
{
    /// <summary>The command-line switch.</summary>
    public const string Switch = "--demo";

    /// <summary>Who signs in to the demo.</summary>
    private const string Administrator = "demo";

    private const int PasswordBytes = 18;

    private readonly UpstreamSimulator _simulator;
    private readonly DirectoryInfo _data;
    private readonly string _adminToken;
    private readonly string _password;

    private DemoMode(UpstreamSimulator simulator, DirectoryInfo data, string adminToken, string password)
    {
        _simulator = simulator;
        _data = data;
        _adminToken = adminToken;
        _password = password;
    }

    /// <summary>Starts the simulator and points the gateway's settings at the demo; null when no demo is wanted.</summary>
    public static async Task<DemoMode?> StartAsync(WebApplicationBuilder builder, string[] args)
    {
        if (!args.Contains(Switch, StringComparer.Ordinal))
        {
            return null;
        }

        var simulator = await UpstreamSimulator.StartAsync(new SimulatorOptions { Defaults = "latency=50ms;gap=20ms" });
        var data = Directory.CreateTempSubdirectory("aisbf-demo-");
        var (adminToken, password) = (NewPassword(), NewPassword());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Aisbf:DataDirectory"] = data.FullName,
            ["Aisbf:AdminToken"] = adminToken,
            ["Aisbf:Administrator:Username"] = Administrator,
            ["Aisbf:Administrator:Email"] = $"{Administrator}@aisbf.invalid",
            ["Aisbf:Administrator:Password"] = password,
            ["Aisbf:Database:Provider"] = "Sqlite",
            ["ConnectionStrings:Aisbf"] = null,

            // A warning for operators: nothing of the demo is kept.
            ["Logging:LogLevel:Aisbf.Infrastructure.Security.KeyRingEncryption"] = "Error",

            // The simulator, which the tenant's provider is at, runs on this machine.
            ["Aisbf:AllowPrivateUpstreamsForTenants"] = "true",
        });
        return new DemoMode(simulator, data, adminToken, password);
    }

    /// <summary>Fills the running gateway and prints how to use it.</summary>
    public async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var token = await FillAsync(scope.ServiceProvider, Owner.Global, DemoConfiguration.For(_simulator.BaseAddress));
        var tenant = Owner.OfUser(await CreateTenantAsync(scope.ServiceProvider));
        var userToken = await FillAsync(scope.ServiceProvider, tenant, DemoConfiguration.ForTenant(_simulator.BaseAddress));
        DemoBanner.Print(Console.Out, app.Urls.First(), _adminToken, $"{Administrator} {_password}", token, userToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        try
        {
            _data.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A file may still be open for a moment; the system clears its temporary directory in time.
        }
    }

    /// <summary>Imports a configuration, and makes a token to call it with.</summary>
    private static async Task<string> FillAsync(IServiceProvider services, Owner owner, byte[] configuration)
    {
        var mediator = services.GetRequiredService<IMediator>();
        var imported = await mediator.Send(new ImportConfigurationCommand(owner, configuration));
        if (imported.Error is { } error)
        {
            throw new InvalidOperationException(error.Message);
        }

        return (await mediator.Send(new CreateTokenCommand(Caller.Anonymous, owner, new NewTokenDto { Description = "demo", Scope = "api" }))).Value.Token;
    }

    /// <summary>Makes the tenant's account, with a password that nobody is told.</summary>
    private static async Task<Guid> CreateTenantAsync(IServiceProvider services)
    {
        var tenant = new NewUserDto { Username = DemoConfiguration.Tenant, Email = "ada@example.test", Password = NewPassword() };
        return (await services.GetRequiredService<IMediator>().Send(new CreateUserCommand(UserAdministrator.Of(Caller.Anonymous), tenant))).Value.User.Id;
    }

    private static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes));
}
