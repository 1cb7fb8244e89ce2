using Aisbf.Api.Demo;
using Aisbf.Api.Hosting;
using Aisbf.Application;
using Aisbf.Infrastructure;
using Aisbf.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

var started = false;
try
{
    var builder = GatewayHost.CreateBuilder(args);
    await using var demo = await DemoMode.StartAsync(builder, args);

    builder.Services.AddAisbfApplication();
    builder.Services.AddAisbfInfrastructure(builder.Configuration);
    builder.Services.AddAisbfApi(builder.Configuration);
    builder.Host.UseDefaultServiceProvider(provider =>
    {
        provider.ValidateScopes = builder.Environment.IsDevelopment();
        provider.ValidateOnBuild = builder.Environment.IsDevelopment();
    });

    await using var app = builder.Build();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    app.UseAisbf();
    await app.Services.InitializeDatabaseAsync();
    await app.StartAsync();
    if (demo is not null)
    {
        await demo.PrepareAsync(app);
    }

    started = true;
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (StartErrors.OwnsProcess && !started && e is not HostAbortedException)
{
    StartErrors.Write(Console.Error, e);
    return StartErrors.ExitCode;
}
