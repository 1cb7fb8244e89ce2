using Aisbf.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aisbf.Infrastructure.Tests.Persistence;

public sealed class DatabaseSetupTests
{
    [Test]
    public async Task Starting_again_on_the_same_file_applies_nothing_anew()
    {
        await using var host = await ControlPlaneHost.StartAsync();
        await using var again = await host.StartAnotherAsync();
        await using var context = await again.OpenAsync();

        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task The_schema_is_left_alone_when_told_so()
    {
        await using var host = await ControlPlaneHost.StartAsync(KeyValuePair.Create<string, string?>("Aisbf:Database:MigrateOnStart", "false"));
        await using var context = await host.OpenAsync();

        (await context.Database.GetPendingMigrationsAsync()).ShouldNotBeEmpty();
    }

    [Test]
    public void SQL_Server_needs_a_connection_string()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Aisbf:Database:Provider", "SqlServer")])
            .Build();

        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddAisbfPersistence(configuration))
            .Message.ShouldContain("ConnectionStrings:Aisbf");
    }
}
