using Aisbf.Application.Abstractions;
using Aisbf.Application.Tokens.CreateToken;
using Aisbf.Application.Tokens.DeleteToken;
using Aisbf.Application.Tokens.ListTokens;
using Aisbf.Application.Tokens.RotateToken;
using Aisbf.Domain.Common;
using Aisbf.Domain.Tenancy;
using Aisbf.Infrastructure.Tests.Persistence;
using Aisbf.Infrastructure.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Aisbf.Infrastructure.Tests.Tokens;

public sealed class TokenCatalogTests
{
    private const string Planted = "operator-token-0123456789";

    private ControlPlaneHost _host = null!;
    private TokenCatalog Catalog => _host.Get<TokenCatalog>();

    [SetUp]
    public async Task SetUp() =>
        _host = await ControlPlaneHost.StartAsync(KeyValuePair.Create<string, string?>(TokenOptions.AdminTokenKey, Planted));

    [TearDown]
    public async Task TearDown() => await _host.DisposeAsync();

    [Test]
    public async Task A_new_token_works_at_once_and_is_nowhere_in_the_database()
    {
        var created = await CreateAsync(new NewTokenDto { Description = "laptop", Scope = "both" });

        var caller = Find(created.Token);

        caller.ShouldNotBeNull();
        caller.TokenId.ShouldBe(created.Id);
        caller.Owner.ShouldBe(Owner.Global);
        caller.Scope.ShouldBe(TokenScope.Api | TokenScope.Mcp);
        await using var context = await _host.OpenAsync();
        var row = await context.Tokens.SingleAsync();
        row.Hash.ShouldBe(TokenHash.Of(created.Token).ToBytes());
        row.LastFour.ShouldBe(created.Token[^4..]);
        foreach (var file in Directory.GetFiles(_host.Directory))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await reader.ReadToEndAsync()).ShouldNotContain(created.Token);
        }
    }

    [Test]
    public async Task The_hash_of_a_token_is_not_a_token()
    {
        var created = await CreateAsync(new NewTokenDto());

        Find(Convert.ToHexString(TokenHash.Of(created.Token).ToBytes())).ShouldBeNull();
    }

    [Test]
    public async Task A_deleted_token_does_not_open_the_next_request()
    {
        var created = await CreateAsync(new NewTokenDto());

        (await _host.SendAsync(new DeleteTokenCommand(Owner.Global, created.Id))).IsSuccess.ShouldBeTrue();

        Find(created.Token).ShouldBeNull();
        (await _host.SendAsync(new ListTokensQuery(Owner.Global))).Value.Data.ShouldBeEmpty();
        (await _host.SendAsync(new DeleteTokenCommand(Owner.Global, created.Id))).IsSuccess.ShouldBeFalse();
    }

    [Test]
    public async Task A_token_stops_working_at_its_expiry()
    {
        var created = await CreateAsync(new NewTokenDto { ExpiresInDays = 1 });

        _host.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Find(created.Token).ShouldNotBeNull();
        _host.Time.Advance(TimeSpan.FromTicks(1));
        Find(created.Token).ShouldBeNull();
    }

    [Test]
    public async Task Another_owner_neither_sees_nor_deletes_a_token()
    {
        var created = await CreateAsync(new NewTokenDto());
        var stranger = Owner.OfUser(Guid.NewGuid());

        (await _host.SendAsync(new ListTokensQuery(stranger))).Value.Data.ShouldBeEmpty();
        (await _host.SendAsync(new DeleteTokenCommand(stranger, created.Id))).IsSuccess.ShouldBeFalse();
        Find(created.Token).ShouldNotBeNull();
    }

    [Test]
    public async Task The_configured_admin_token_works_and_is_never_stored()
    {
        var caller = Find(Planted);

        caller.ShouldNotBeNull();
        caller.IsAdmin.ShouldBeTrue();
        caller.Scope.ShouldBe(TokenScope.Admin | TokenScope.Api | TokenScope.Mcp);
        await Catalog.LoadAsync(default);
        Find(Planted).ShouldNotBeNull();
        await Catalog.SaveUsesAsync(default);
        await using var context = await _host.OpenAsync();
        (await context.Tokens.CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task The_last_use_is_written_later_and_survives_a_reload()
    {
        var created = await CreateAsync(new NewTokenDto());
        _host.Time.Advance(TimeSpan.FromMinutes(5));
        var used = _host.Time.GetUtcNow();
        Find(created.Token);

        (await LastUsedAsync()).ShouldBeNull();
        await Catalog.LoadAsync(default);
        await Catalog.SaveUsesAsync(default);

        (await LastUsedAsync()).ShouldBe(used);
    }

    [Test]
    public async Task The_last_use_is_written_when_the_host_stops()
    {
        var refresher = _host.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<TokenCatalogService>().Single();
        await refresher.StartAsync(default);
        var created = await CreateAsync(new NewTokenDto());
        Find(created.Token);

        await refresher.StopAsync(default);

        (await LastUsedAsync()).ShouldBe(_host.Time.GetUtcNow());
    }

    [Test]
    public async Task A_look_up_allocates_nothing()
    {
        var hash = TokenHash.Of((await CreateAsync(new NewTokenDto { ExpiresInDays = 3 })).Token);
        using var catalog = new TokenCatalog(_host.Get<ITokenStore>(), TimeProvider.System, Options.Create(new TokenOptions()));
        await catalog.LoadAsync(default);
        var missing = TokenHash.Of("no such token");
        for (var i = 0; i < 1000; i++)
        {
            catalog.Find(hash);
            catalog.Find(missing);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            catalog.Find(hash);
            catalog.Find(missing);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Test]
    public async Task A_persons_token_stands_for_the_person_with_name_role_and_limits()
    {
        var ann = await _host.CreateUserAsync("Ann");
        var root = await _host.CreateUserAsync("boss", UserRole.GlobalAdmin);
        var limited = await _host.CreateTokenAsync(ann, new NewTokenDto { AllowedModels = ["a/*", "b/m"], AllowedAddresses = ["10.0.0.0/8"] });
        var high = await _host.CreateTokenAsync(root);

        var caller = _host.Find(limited.Token)!;

        caller.Owner.ShouldBe(ann);
        caller.Self.ShouldBe(ann);
        caller.Username.ShouldBe("Ann");
        caller.Role.ShouldBe(UserRole.User);
        caller.Limits.Models.ShouldBe(["a/*", "b/m"]);
        caller.Limits.Addresses.ShouldBe(["10.0.0.0/8"]);
        _host.Find(high.Token)!.Role.ShouldBe(UserRole.GlobalAdmin);
        _host.Find(high.Token)!.Limits.ShouldBeSameAs(TokenLimits.None);
        await Catalog.LoadAsync(default);
        _host.Find(limited.Token)!.Username.ShouldBe("Ann");
    }

    [Test]
    public async Task A_disabled_persons_tokens_stop_and_come_back()
    {
        var ann = await _host.CreateUserAsync("ann");
        var token = (await _host.CreateTokenAsync(ann)).Token;

        await _host.SetDisabledAsync(ann, disabled: true);
        _host.Find(token).ShouldBeNull();
        await Catalog.LoadAsync(default);
        _host.Find(token).ShouldBeNull();

        await _host.SetDisabledAsync(ann, disabled: false);
        _host.Find(token).ShouldNotBeNull();
    }

    [Test]
    public async Task One_owners_change_reads_nobody_elses_tokens()
    {
        var (ann, ben) = (await _host.CreateUserAsync("ann"), await _host.CreateUserAsync("ben"));
        var (anns, bens) = ((await _host.CreateTokenAsync(ann)).Token, (await _host.CreateTokenAsync(ben)).Token);
        await using (var context = await _host.OpenAsync())
        {
            await context.Tokens.ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, _host.Time.GetUtcNow()));
        }

        await Catalog.RefreshAsync(ann, default);

        _host.Find(anns).ShouldBeNull();
        _host.Find(bens).ShouldNotBeNull();
        await Catalog.LoadAsync(default);
        _host.Find(bens).ShouldBeNull();
        _host.Find(Planted).ShouldNotBeNull();
    }

    [Test]
    public async Task A_replaced_token_works_until_its_grace_is_over()
    {
        var ann = await _host.CreateUserAsync("ann");
        var old = await _host.CreateTokenAsync(ann, new NewTokenDto { Scope = "both", AllowedModels = ["a/*"] });

        var rotation = new TokenRotationDto { GraceSeconds = 60 };
        var created = (await _host.SendAsync(new RotateTokenCommand(Caller.Anonymous, ann, old.Id, rotation))).Value;

        _host.Find(created.Token)!.Limits.Models.ShouldBe(["a/*"]);
        _host.Find(created.Token)!.Scope.ShouldBe(TokenScope.Api | TokenScope.Mcp);
        _host.Time.Advance(TimeSpan.FromSeconds(59));
        _host.Find(old.Token).ShouldNotBeNull();
        _host.Time.Advance(TimeSpan.FromSeconds(1));
        _host.Find(old.Token).ShouldBeNull();
        _host.Find(created.Token).ShouldNotBeNull();
        var listed = (await _host.SendAsync(new ListTokensQuery(ann))).Value.Data;
        listed.Single(t => t.Id == old.Id).ReplacedBy.ShouldBe(created.Id);
        (await _host.SendAsync(new RotateTokenCommand(Caller.Anonymous, ann, old.Id, rotation))).Error!.Code.ShouldBe(ErrorCode.Conflict);
    }

    [Test]
    public async Task Of_two_who_replace_a_token_at_once_one_is_too_late()
    {
        var old = await CreateAsync(new NewTokenDto());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            _host.SendAsync(new RotateTokenCommand(Caller.Anonymous, Owner.Global, old.Id, new TokenRotationDto()))));

        results.Count(r => r.IsSuccess).ShouldBe(1);
        results.Where(r => !r.IsSuccess).ShouldAllBe(r => r.Error!.Code == ErrorCode.Conflict);
        (await _host.SendAsync(new ListTokensQuery(Owner.Global))).Value.Data.Count.ShouldBe(2);
    }

    [Test]
    public async Task Another_owner_does_not_replace_a_token()
    {
        var created = await CreateAsync(new NewTokenDto());
        var ann = await _host.CreateUserAsync("ann");

        (await _host.SendAsync(new RotateTokenCommand(Caller.Anonymous, ann, created.Id, new TokenRotationDto()))).Error!.Code.ShouldBe(ErrorCode.NotFound);
        Find(created.Token).ShouldNotBeNull();
    }

    [TestCase("short")]
    [TestCase("has a blank in the middle")]
    public async Task A_weak_admin_token_stops_the_start(string token)
    {
        await using var host = await ControlPlaneHost.StartAsync(KeyValuePair.Create<string, string?>(TokenOptions.AdminTokenKey, token));

        var exception = Should.Throw<OptionsValidationException>(() => host.Get<IOptions<TokenOptions>>().Value);

        exception.Message.ShouldNotContain(token);
    }

    private Caller? Find(string token) => Catalog.Find(TokenHash.Of(token));

    private async Task<CreatedTokenDto> CreateAsync(NewTokenDto token) =>
        (await _host.SendAsync(new CreateTokenCommand(Caller.Anonymous, Owner.Global, token))).Value;

    private async Task<DateTimeOffset?> LastUsedAsync() =>
        (await _host.SendAsync(new ListTokensQuery(Owner.Global))).Value.Data.Single().LastUsedAt;
}
