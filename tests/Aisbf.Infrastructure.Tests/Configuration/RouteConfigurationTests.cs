using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.PutRotation;
using Aisbf.Domain.Common;
using Aisbf.Domain.Rotations;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Tests.Configuration;

public sealed class RouteConfigurationTests
{
    private ControlPlaneHost _host;

    [SetUp]
    public async Task SetUp() => _host = await ControlPlaneHost.StartAsync();

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [Test]
    public async Task A_stored_provider_becomes_one_that_requests_can_be_routed_by()
    {
        await PutProviderAsync("p", """
            {"type":"openai","name":"Mine","endpoint":"https://gateway.example/v1/","api_key":"sk-0123456789","api_key_required":false,
             "strict":true,"api_version":"2026-01-01","rate_limit":2,"default_error_cooldown":60,"default_context_size":1000,
             "price_per_million_prompt":3,
             "models":[{"name":"org/m","context_length":32000,"max_tokens":5,"error_cooldown":7,"nsfw":true,"capabilities":["chat"],
                        "pricing":{"completion":0.25}}]}
            """);

        var provider = (await LoadAsync()).Providers.ShouldHaveSingleItem();

        provider.Id.ShouldBe("p");
        provider.Name.ShouldBe("Mine");
        provider.Endpoint.ShouldBe(new Uri("https://gateway.example/v1"));
        provider.ApiKey.ShouldBe(new Secret("sk-0123456789"));
        provider.Type.Id.ShouldBe("openai");
        provider.Type.KeyRequired.ShouldBeFalse();
        provider.Strict.ShouldBeTrue();
        provider.Disabled.ShouldBeFalse();
        provider.ApiVersion.ShouldBe("2026-01-01");
        provider.DefaultRateLimit.ShouldBe(2);
        provider.DefaultErrorCooldown.ShouldBe(TimeSpan.FromMinutes(1));
        provider.DefaultContextSize.ShouldBe(1000);
        var model = provider.Models.ShouldHaveSingleItem();
        model.Name.ShouldBe("org/m");
        model.ContextSize.ShouldBe(32000);
        model.MaxTokens.ShouldBe(5);
        model.ErrorCooldown.ShouldBe(TimeSpan.FromSeconds(7));
        model.Nsfw.ShouldBeTrue();
        model.Capabilities.ShouldBe(["chat"]);
        model.Pricing!.Prompt.ShouldBe(3);
        model.Pricing.Completion.ShouldBe(0.25m);
    }

    [Test]
    public async Task The_types_endpoint_stands_in_for_one_that_is_left_out()
    {
        await PutProviderAsync("p", """{"type":"openai","endpoint":""}""");

        (await LoadAsync()).Providers.Single().Endpoint.ShouldBe(new Uri("https://api.openai.com/v1"));
    }

    [Test]
    public async Task A_stored_rotation_keeps_its_entries_keys_and_weights()
    {
        await PutProviderAsync("p", """{"type":"openai"}""");
        var document = ControlPlaneHost.Document<RotationDto>("""
            {"model_name":"coding","strategy":"priority","notifyerrors":true,"default_error_cooldown":30,
             "providers":[{"provider_id":"p","api_key":"entry-key-12345"},{"provider_id":"p","weight":0,"models":[{"name":"m","weight":2}]}]}
            """);
        (await _host.SendAsync(new PutRotationCommand(Owner.Global, "r", document, Precondition.None))).Error.ShouldBeNull();

        var rotation = (await LoadAsync()).Rotations.ShouldHaveSingleItem();

        rotation.ModelName.ShouldBe("coding");
        rotation.Strategy.ShouldBe(RotationStrategies.Priority);
        rotation.NotifyErrors.ShouldBeTrue();
        rotation.DefaultErrorCooldown.ShouldBe(TimeSpan.FromSeconds(30));
        rotation.Entries.Select(e => e.Weight).ShouldBe([1, 0]);
        rotation.Entries.Select(e => e.ApiKey?.Reveal()).ShouldBe(["entry-key-12345", null]);
        rotation.Entries[1].Models.Single().Weight.ShouldBe(2);
    }

    [Test]
    public async Task One_bad_row_does_not_take_the_others_down()
    {
        await PutProviderAsync("good", """{"type":"openai","api_key":"sk-0123456789"}""");
        await PutProviderAsync("lost-key", """{"type":"openai","api_key":"sk-0123456789"}""");
        await PutProviderAsync("lost-type", """{"type":"openai"}""");
        await PutProviderAsync("garbled", """{"type":"openai"}""");
        await using (var context = await _host.OpenAsync())
        {
            await context.Providers.Where(p => p.Id == "lost-key").ExecuteUpdateAsync(s => s.SetProperty(p => p.Secrets, "not ours"));
            await context.Providers.Where(p => p.Id == "lost-type").ExecuteUpdateAsync(s => s.SetProperty(p => p.Document, """{"id":"lost-type","type":"gone"}"""));
            await context.Providers.Where(p => p.Id == "garbled").ExecuteUpdateAsync(s => s.SetProperty(p => p.Document, "{"));
        }

        (await LoadAsync()).Providers.ShouldHaveSingleItem().Id.ShouldBe("good");
    }

    [Test]
    public async Task Secrets_survive_a_restart()
    {
        await PutProviderAsync("p", """{"type":"openai","api_key":"sk-0123456789"}""");

        await using var restarted = await _host.StartAnotherAsync();

        var loaded = await restarted.Get<IRouteConfiguration>().LoadAsync(Owner.Global, default);
        loaded.Providers.Single().ApiKey!.Reveal().ShouldBe("sk-0123456789");
    }

    [Test]
    public async Task An_owner_gets_no_route_of_anothers()
    {
        await PutProviderAsync("p", """{"type":"openai"}""");

        var loaded = await _host.Get<IRouteConfiguration>().LoadAsync(Owner.OfUser(Guid.NewGuid()), default);

        loaded.Providers.ShouldBeEmpty();
    }

    private Task<OwnerConfiguration> LoadAsync() => _host.Get<IRouteConfiguration>().LoadAsync(Owner.Global, default);

    private async Task PutProviderAsync(string id, string json)
    {
        var command = new PutProviderCommand(Owner.Global, id, ControlPlaneHost.Document<ProviderDto>(json), Precondition.None);
        (await _host.SendAsync(command)).Error.ShouldBeNull();
    }
}
