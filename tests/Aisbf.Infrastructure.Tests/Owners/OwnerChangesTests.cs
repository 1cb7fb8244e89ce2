using Aisbf.Application.Abstractions;
using Aisbf.Application.Configuration;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Application.Providers.ResetProvider;
using Aisbf.Application.Tokens.DeleteToken;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Owners;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using NSubstitute;

namespace Aisbf.Infrastructure.Tests.Owners;

/// <summary>Two instances, here and there, on one database.</summary>
public sealed class OwnerChangesTests
{
    private ControlPlaneHost _here = null!;
    private ControlPlaneHost _there = null!;
    private Owner _ann;

    [SetUp]
    public async Task SetUp()
    {
        _here = await ControlPlaneHost.StartAsync();
        _there = await _here.StartAnotherAsync();
        _ann = await _here.CreateUserAsync("ann");
    }

    [TearDown]
    public async Task TearDown()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
    }

    [Test]
    public async Task A_token_made_and_revoked_here_works_and_stops_there()
    {
        var created = await _here.CreateTokenAsync(_ann);
        _there.Find(created.Token).ShouldBeNull();
        await FollowAsync(_there);
        _there.Find(created.Token)!.Username.ShouldBe("ann");

        (await _here.SendAsync(new DeleteTokenCommand(_ann, created.Id))).IsSuccess.ShouldBeTrue();
        await FollowAsync(_there);

        _there.Find(created.Token).ShouldBeNull();
    }

    [Test]
    public async Task A_provider_changed_here_makes_routes_be_read_again_there()
    {
        var document = ControlPlaneHost.Document<ProviderDto>("""{"type":"openai","api_key":"key-1234567890"}""");
        (await _here.SendAsync(new PutProviderCommand(_ann, "p", document, Precondition.None))).IsSuccess.ShouldBeTrue();
        _there.Routes.DidNotReceiveWithAnyArgs().Invalidate(default);

        await FollowAsync(_there);

        _there.Routes.Received(1).Invalidate(_ann);
        _there.Routes.ReceivedCalls().Count().ShouldBe(1, "nobody else's routes");
    }

    [Test]
    public async Task A_person_disabled_here_is_let_in_nowhere()
    {
        var token = (await _here.CreateTokenAsync(_ann)).Token;
        await FollowAsync(_there);

        await _here.SetDisabledAsync(_ann, disabled: true);
        await FollowAsync(_there);

        _here.Find(token).ShouldBeNull();
        _there.Find(token).ShouldBeNull();
    }

    [Test]
    public async Task A_change_is_applied_once_on_each_instance()
    {
        await PublishAsync(_here, _ann);
        for (var i = 0; i < 3; i++)
        {
            await FollowAsync(_here);
            await FollowAsync(_there);
        }

        _here.Routes.Received(1).Invalidate(_ann);
        _there.Routes.Received(1).Invalidate(_ann);
    }

    [Test]
    public async Task Every_change_of_an_owner_is_told_of_even_two_in_one_instant()
    {
        await PublishAsync(_here, _ann);
        await FollowAsync(_there);
        await PublishAsync(_here, _ann);
        await FollowAsync(_there);

        _there.Routes.Received(2).Invalidate(_ann);
    }

    [Test]
    public async Task An_instance_whose_clock_is_behind_is_heard_all_the_same()
    {
        _there.Time.Advance(TimeSpan.FromHours(3));
        var ben = await _here.CreateUserAsync("ben");
        await PublishAsync(_there, ben);
        await FollowAsync(_there);

        await PublishAsync(_here, _ann);
        await FollowAsync(_there);

        _there.Routes.Received(1).Invalidate(_ann);
    }

    [Test]
    public async Task A_change_that_takes_the_place_of_another_holds_both()
    {
        var token = await _here.CreateTokenAsync(_ann);
        await FollowAsync(_there);

        // There, the notice of this is overwritten before it is read.
        (await _here.SendAsync(new DeleteTokenCommand(_ann, token.Id))).IsSuccess.ShouldBeTrue();
        await PublishAsync(_there, _ann);

        _there.Find(token.Token).ShouldBeNull();
    }

    [Test]
    public async Task What_could_not_be_told_while_the_database_was_away_is_told_later()
    {
        await RunAsync("ALTER TABLE owner_changes RENAME TO away");
        await Should.ThrowAsync<Exception>(() => PublishAsync(_here, _ann));
        await Should.ThrowAsync<Exception>(() => FollowAsync(_here));
        await Should.ThrowAsync<Exception>(() => FollowAsync(_there));
        await RunAsync("ALTER TABLE away RENAME TO owner_changes");

        await FollowAsync(_here);
        await FollowAsync(_there);

        _here.Routes.Received(1).Invalidate(_ann);
        _there.Routes.Received(1).Invalidate(_ann);
    }

    [Test]
    public async Task A_change_that_could_not_be_applied_is_applied_later()
    {
        var token = await _here.CreateTokenAsync(_ann);
        await RunAsync("ALTER TABLE tokens RENAME TO away");
        await Should.ThrowAsync<Exception>(() => FollowAsync(_there));
        await RunAsync("ALTER TABLE away RENAME TO tokens");

        await FollowAsync(_there);

        _there.Find(token.Token).ShouldNotBeNull();
    }

    [Test]
    public async Task A_provider_reset_here_has_another_revision_there()
    {
        var document = ControlPlaneHost.Document<ProviderDto>("""{"type":"openai","api_key":"key-1234567890"}""");
        (await _here.SendAsync(new PutProviderCommand(_ann, "p", document, Precondition.None))).IsSuccess.ShouldBeTrue();
        await FollowAsync(_there);
        _there.Routes.ClearReceivedCalls();
        var before = await RevisionAsync();

        (await _here.SendAsync(new ResetProviderCommand(_ann, "p"))).IsSuccess.ShouldBeTrue();
        await FollowAsync(_there);

        _there.Routes.Received(1).Invalidate(_ann);
        (await RevisionAsync()).ShouldNotBe(before);

        async Task<long> RevisionAsync() =>
            (await _there.Get<IRouteConfiguration>().LoadAsync(_ann, default)).Providers.ShouldHaveSingleItem().Revision;
    }

    [Test]
    public async Task The_poller_follows_at_intervals_and_survives_a_database_that_is_away()
    {
        var poller = _there.Get<IEnumerable<IHostedService>>().OfType<OwnerChangePoller>().Single();
        await poller.StartAsync(default);
        await RunAsync("ALTER TABLE owner_changes RENAME TO away");
        _there.Time.Advance(TimeSpan.FromSeconds(1));
        await RunAsync("ALTER TABLE away RENAME TO owner_changes");
        var token = await _here.CreateTokenAsync(_ann);

        // The time is not real, but the poller's work is: it is given turns until it has had one.
        for (var i = 0; i < 1000 && _there.Find(token.Token) is null; i++)
        {
            _there.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        _there.Find(token.Token).ShouldNotBeNull();
        await poller.StopAsync(default);
    }

    private static Task PublishAsync(ControlPlaneHost host, Owner owner) => host.Get<IOwnerChanges>().PublishAsync(owner, default);

    private static Task FollowAsync(ControlPlaneHost host) => host.Get<OwnerChanges>().FollowAsync(default);

    private async Task RunAsync(string sql)
    {
        await using var context = await _here.OpenAsync();
        await context.Database.ExecuteSqlRawAsync(sql);
    }
}
