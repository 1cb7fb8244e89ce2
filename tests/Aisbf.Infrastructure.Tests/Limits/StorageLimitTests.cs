using System.Text;
using System.Text.Json;
using Aisbf.Application.Abstractions;
using Aisbf.Application.Autoselects;
using Aisbf.Application.Autoselects.PutAutoselect;
using Aisbf.Application.Configuration;
using Aisbf.Application.Configuration.ImportConfiguration;
using Aisbf.Application.Contents;
using Aisbf.Application.Providers;
using Aisbf.Application.Providers.PutProvider;
using Aisbf.Application.Rotations;
using Aisbf.Application.Rotations.PutRotation;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Tokens.DeleteToken;
using Aisbf.Application.Tokens.RotateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Tests.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Aisbf.Infrastructure.Tests.Limits;

/// <summary>What a tenant may store, kind by kind, on a real database.</summary>
internal sealed class StorageLimitTests
{
    private const int Most = 3;
    private const string Settings = "Aisbf:Limits:Storage:";

    private static readonly string[] Counted = ["Providers", "Rotations", "Autoselects", "Tokens"];
    private static readonly string[] Sized = ["ProviderModels", "RotationMembers", "AutoselectModels", "DocumentBytes"];

    private ControlPlaneHost _host = null!;
    private Owner _tenant;

    [SetUp]
    public async Task SetUp()
    {
        _host = await ControlPlaneHost.StartAsync(
            [
                .. new[] { "Providers", "Rotations", "Autoselects", "Tokens", "ProviderModels", "RotationMembers", "AutoselectModels", "Contents" }
                    .Select(name => KeyValuePair.Create(Settings + name, (string?)$"{Most}")),
                KeyValuePair.Create(Settings + "DocumentBytes", (string?)"2048"),
            ]);
        _tenant = await _host.CreateUserAsync("tenant");
    }

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [TestCaseSource(nameof(Counted))]
    public async Task No_more_than_the_limit_are_stored_and_the_error_names_it(string setting)
    {
        for (var i = 0; i < Most; i++)
        {
            (await AddAsync(setting, _tenant, i)).ShouldBeNull();
        }

        ShouldName(await AddAsync(setting, _tenant, Most), setting, $"{Most}");
        (await AddAsync(setting, Owner.Global, 0)).ShouldBeNull("another owner has room");
    }

    [TestCaseSource(nameof(Counted))]
    public async Task Two_at_the_same_time_do_not_exceed_the_limit(string setting)
    {
        (await AddAsync(setting, _tenant, 0)).ShouldBeNull();
        (await AddAsync(setting, _tenant, 1)).ShouldBeNull();

        var results = await Task.WhenAll(Enumerable.Range(2, 12).Select(i => Task.Run(() => AddAsync(setting, _tenant, i))));

        results.Count(error => error is null).ShouldBe(1);
        results.Where(error => error is not null).ShouldAllBe(error => error!.Code == ErrorCode.LimitExceeded);
    }

    [TestCaseSource(nameof(Counted))]
    public async Task The_operator_has_no_limit(string setting)
    {
        for (var i = 0; i < 2 * Most; i++)
        {
            (await AddAsync(setting, Owner.Global, i)).ShouldBeNull();
        }
    }

    [TestCaseSource(nameof(Sized))]
    public async Task A_document_has_no_more_in_it_than_the_limit(string setting)
    {
        (await PutSizedAsync(setting, _tenant, Most)).ShouldBeNull();
        ShouldName(await PutSizedAsync(setting, _tenant, Most + 1), setting, setting == "DocumentBytes" ? "2048" : $"{Most + 1}");
        (await PutSizedAsync(setting, Owner.Global, Most + 1)).ShouldBeNull("the operator has no limit");
    }

    [TestCaseSource(nameof(Sized))]
    public async Task What_was_stored_before_a_limit_was_lowered_can_still_be_changed_but_not_grow(string setting)
    {
        await using (var generous = await _host.StartAnotherAsync())
        {
            (await PutSizedAsync(setting, _tenant, Most + 3, generous)).ShouldBeNull();
        }

        (await PutSizedAsync(setting, _tenant, Most + 2)).ShouldBeNull();
        (await PutSizedAsync(setting, _tenant, Most + 3))!.Code.ShouldBe(ErrorCode.LimitExceeded);
    }

    [TestCaseSource(nameof(Counted))]
    public async Task More_than_the_limit_stays_and_can_be_changed_when_the_limit_is_lowered(string setting)
    {
        await using (var generous = await _host.StartAnotherAsync())
        {
            for (var i = 0; i < Most + 2; i++)
            {
                (await AddAsync(setting, _tenant, i, generous)).ShouldBeNull();
            }
        }

        ShouldName(await AddAsync(setting, _tenant, 99), setting, $"{Most + 2}");
        if (setting != "Tokens")
        {
            (await AddAsync(setting, _tenant, 0, changed: true)).ShouldBeNull();
        }
    }

    [Test]
    public async Task An_import_keeps_the_limits_and_reports_each_entry()
    {
        var providers = Enumerable.Range(0, Most + 2).ToDictionary(i => $"p{i}", _ => new { type = "openai" });
        var rotations = Enumerable.Range(0, Most + 1).ToDictionary(i => $"r{i}", _ => new { providers = Array.Empty<object>() });
        var body = JsonSerializer.SerializeToUtf8Bytes(new { providers, rotations });

        var report = (await _host.SendAsync(new ImportConfigurationCommand(_tenant, body))).Value;

        report.Created.ShouldBe(2 * Most);
        report.Rejected.ShouldBe(3);
        report.Entries.Where(e => e.Status == ImportEntryDto.Rejected).SelectMany(e => e.Errors).ShouldAllBe(e => e.Message.Contains(Settings));
        foreach (var kind in new[] { ResourceKind.Provider, ResourceKind.Rotation })
        {
            (await _host.Get<IResourceStore>().CountAsync(_tenant, kind, default)).ShouldBe(Most);
        }
    }

    [Test]
    public async Task Only_tokens_that_work_are_counted()
    {
        var first = await _host.CreateTokenAsync(_tenant);
        await _host.CreateTokenAsync(_tenant, new NewTokenDto { ExpiresInDays = 1 });
        await _host.CreateTokenAsync(_tenant);
        ShouldName(await AddAsync("Tokens", _tenant, 3), "Tokens", $"{Most}");

        var rotated = await _host.SendAsync(new RotateTokenCommand(Caller.Anonymous, _tenant, first.Id, new TokenRotationDto()));
        rotated.IsSuccess.ShouldBeTrue("one takes the place of the other");
        var graced = await _host.SendAsync(new RotateTokenCommand(Caller.Anonymous, _tenant, rotated.Value.Id, new TokenRotationDto { GraceSeconds = 60 }));
        graced.Error!.Code.ShouldBe(ErrorCode.LimitExceeded, "both would work for a minute");
        _host.Find(rotated.Value.Token).ShouldNotBeNull("nothing was changed");

        _host.Time.Advance(TimeSpan.FromDays(2));
        (await AddAsync("Tokens", _tenant, 4)).ShouldBeNull("one has expired");
        (await _host.SendAsync(new DeleteTokenCommand(_tenant, rotated.Value.Id))).IsSuccess.ShouldBeTrue();
        (await AddAsync("Tokens", _tenant, 5)).ShouldBeNull("one was revoked");
    }

    [Test]
    public async Task Tokens_that_were_made_and_revoked_over_and_over_do_not_pile_up()
    {
        await using (var context = await _host.OpenAsync())
        {
            for (var i = 0; i < 1200; i++)
            {
                context.Add(new Aisbf.Infrastructure.Persistence.Tokens.TokenRow
                {
                    Id = Guid.NewGuid(),
                    OwnerId = _tenant.UserId!.Value,
                    Hash = Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray(),
                    LastFour = "abcd",
                    Description = "",
                    CreatedAt = _host.Time.GetUtcNow().AddMinutes(i - 2000),
                    RevokedAt = _host.Time.GetUtcNow().AddMinutes(-1),
                });
            }

            await context.SaveChangesAsync();
        }

        var created = await _host.CreateTokenAsync(_tenant);
        await using var after = await _host.OpenAsync();
        (await after.Tokens.CountAsync()).ShouldBe(1001);
        _host.Find(created.Token).ShouldNotBeNull();
    }

    [Test]
    public async Task Only_the_latest_contents_of_a_reader_are_kept()
    {
        var store = _host.Get<IContentStore>();
        var other = Owner.OfUser(Guid.NewGuid());
        var kept = (await AddContentAsync(store, other, 1)).ShouldHaveSingleItem();
        var ids = new List<string>();
        for (var i = 1; i <= Most + 2; i++)
        {
            ids.AddRange(await AddContentAsync(store, _tenant, i));
        }

        var found = new List<bool>();
        foreach (var id in ids)
        {
            found.Add(await store.FindAsync(id, default) is not null);
        }

        found.ShouldBe([false, false, true, true, true]);
        (await store.FindAsync(kept, default)).ShouldNotBeNull("it is another reader's");
    }

    private async Task<IReadOnlyList<string>> AddContentAsync(IContentStore store, Owner reader, int minutes) =>
        (await store.AddAsync(
            [new ProxiedContent(reader, Owner.Global, "p", new Uri("https://images.example/1.png"))], _host.Time.GetUtcNow().AddMinutes(minutes), default)).ShouldNotBeNull();

    private static void ShouldName(Error? error, string setting, string number)
    {
        error.ShouldNotBeNull().Code.ShouldBe(ErrorCode.LimitExceeded);
        error.Message.ShouldContain(Settings + setting);
        error.Message.ShouldContain(number);
    }

    private async Task<Error?> AddAsync(string setting, Owner owner, int number, ControlPlaneHost? host = null, bool changed = false)
    {
        host ??= _host;
        var description = changed ? ",\"description\":\"changed\"" : "";
        return setting switch
        {
            "Providers" => (await host.SendAsync(new PutProviderCommand(
                owner, $"x{number}", Document<ProviderDto>($$"""{"type":"openai","name":"{{(changed ? "y" : "x")}}"}"""), Precondition.None))).Error,
            "Rotations" => (await host.SendAsync(new PutRotationCommand(
                owner, $"x{number}", Document<RotationDto>($$"""{"providers":[]{{description}}}"""), Precondition.None))).Error,
            "Autoselects" => (await host.SendAsync(new PutAutoselectCommand(
                owner, $"x{number}", Document<AutoselectDto>($$"""{"available_models":[]{{description}}}"""), Precondition.None))).Error,
            _ => (await host.SendAsync(new CreateTokenCommand(Caller.Anonymous, owner, new NewTokenDto()))).Error,
        };
    }

    // As many models or members, or for bytes about 500 for each.
    private async Task<Error?> PutSizedAsync(string setting, Owner owner, int size, ControlPlaneHost? host = null)
    {
        host ??= _host;
        await host.SendAsync(new PutProviderCommand(owner, "base", Document<ProviderDto>("""{"type":"openai"}"""), Precondition.None));
        string Items(string format) => string.Join(",", Enumerable.Range(0, size).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, i)));
        return setting switch
        {
            "ProviderModels" => (await host.SendAsync(new PutProviderCommand(
                owner, "sized", Document<ProviderDto>("{\"type\":\"openai\",\"models\":[" + Items("{{\"name\":\"m{0}\"}}") + "]}"), Precondition.None))).Error,
            "RotationMembers" => (await host.SendAsync(new PutRotationCommand(
                owner,
                "sized",
                Document<RotationDto>("{\"providers\":[{\"provider_id\":\"base\",\"models\":[" + Items("{{\"name\":\"m{0}\"}}") + "]}]}"),
                Precondition.None))).Error,
            "AutoselectModels" => (await host.SendAsync(new PutAutoselectCommand(
                owner, "sized", Document<AutoselectDto>("{\"available_models\":[" + Items("{{\"model_id\":\"base/m{0}\"}}") + "]}"), Precondition.None))).Error,
            _ => (await host.SendAsync(new PutProviderCommand(
                owner, "sized", Document<ProviderDto>($$$"""{"type":"openai","auth_config":{"note":"{{{new string('x', 500 * size)}}}"}}"""), Precondition.None))).Error,
        };
    }

    private static T Document<T>(string json)
        where T : class => ConfigurationJson.Parse<T>(Encoding.UTF8.GetBytes(json)).Value;
}
